/** `npx nx bench helm-chart`: rolling updates of the deployed application under load. Needs a node that this machine reaches. */
import { execFile } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { createClient } from './client.ts';
import { emptyTally, keepChatOpen, sendRequests } from './load.ts';
import { renderLoad } from './report.ts';
import { writeSection } from './section.ts';

const { values } = parseArgs({
  options: {
    namespace: { type: 'string', default: 'todo' },
    deploys: { type: 'string', default: '20' },
    chats: { type: 'string', default: '50' },
    'requests-per-second': { type: 'string', default: '100' },
    /** Restart the pods as they are instead of deploying the checkout: nothing is built. */
    restart: { type: 'boolean', default: false },
    /** Address of the frontend, where it is not the Service's own. */
    url: { type: 'string' },
  },
});
const [deploys, chats, perSecond] = [values.deploys, values.chats, values['requests-per-second']].map(Number);
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const run = promisify(execFile);
const kubectl = async (...args: string[]): Promise<string> =>
  (await run('kubectl', ['--namespace', values.namespace, ...args])).stdout;

/** Accounts made from inside the frontend's pod: nobody else may speak to the backend. */
const register = `
const sessions = [];
for (let index = 0; index < 10; index += 1) {
  const body = JSON.stringify({ email: crypto.randomUUID() + '@example.com', password: 'three quiet green lamps' });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(process.env.BACKEND_URL + '/api/auth/register', { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(await answer.text());
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = await answer.json();
  sessions.push({ access, refresh, expiresAt: Date.now() + seconds * 1000 });
}
console.log(JSON.stringify(sessions));
`;

async function signIn(): Promise<string[]> {
  const script = ['node', '--input-type=module', '--eval', register];
  const sessions: unknown = JSON.parse(await kubectl('exec', 'deployment/todo-frontend', '--', ...script));
  if (!Array.isArray(sessions)) throw new Error('The accounts were not made.');
  return sessions.map((session) => `todo_session=${Buffer.from(JSON.stringify(session)).toString('base64url')}`);
}

const deploy = async (round: string): Promise<void> => {
  const sets = [
    `frontend.podAnnotations.round=${round}`,
    `backend.podAnnotations.round=${round}`,
    'backend.config.REGISTER_PER_HOUR="1000"',
    'backend.config.CHAT_MESSAGES_PER_MINUTE="1000"',
    // Nothing here renews a token: each is good as long as the service allows.
    'backend.config.ACCESS_TOKEN_MINUTES="60"',
  ];
  const args = [
    'tools/deploy/bin/todo-deploy.cjs',
    'deploy',
    '--chart',
    'helm',
    '--namespace',
    values.namespace,
    '--yes',
  ];
  await run(process.execPath, [...args, ...sets.flatMap((set) => ['--set', set])], { cwd: root });
};

const restart = async (): Promise<void> => {
  const deployments = ['deployment/todo-backend', 'deployment/todo-frontend'];
  await kubectl('rollout', 'restart', ...deployments);
  for (const name of deployments) await kubectl('rollout', 'status', name, '--timeout=180s');
};
const roll = (round: string): Promise<void> => (values.restart ? restart() : deploy(round));

const address = await kubectl(
  'get',
  'service',
  'todo-frontend',
  '-o',
  'jsonpath={.spec.clusterIP}:{.spec.ports[0].port}',
);
const origin = 'http://localhost:3000';
const client = createClient(new URL(values.url ?? `http://${address}`), origin);
if (!values.restart) await deploy(`start-${Date.now().toString(36)}`);
const cookies = await signIn();
const stop = new AbortController();
// Every chat and every stream listens to it.
setMaxListeners(0, stop.signal);
const tally = emptyTally();
const load = { client, cookies, signal: stop.signal, tally };
const work = [
  sendRequests(load, perSecond ?? 100),
  ...Array.from({ length: chats ?? 50 }, (_unused, index) => keepChatOpen(load, index)),
];
await pause(3000);
const start = performance.now();
const secondsOfDeploys: number[] = [];
for (let round = 1; round <= (deploys ?? 20); round += 1) {
  const began = performance.now();
  await roll(`r${String(round)}-${Date.now().toString(36)}`);
  secondsOfDeploys.push((performance.now() - began) / 1000);
  console.log(
    `deploy ${String(round)}: ${(secondsOfDeploys.at(-1) ?? 0).toFixed(1)} s; ${String(tally.requests)} requests, ${String(tally.failed.length)} failed, ${String(tally.streamsEnded)} streams ended, ${String(tally.streamsLost.length)} lost`,
  );
}
// The last old pods end their streams within their time.
await pause(20_000);
stop.abort();
await Promise.all(work);
client.close();
const measured = {
  tally,
  secondsOfDeploys,
  chats: chats ?? 50,
  perSecond: perSecond ?? 100,
  seconds: (performance.now() - start) / 1000,
};
for (const line of [...tally.failed, ...tally.streamsLost, ...tally.answersLost].slice(0, 20)) console.log(line);
await writeSection('deploy-load', renderLoad(measured));
process.exitCode = tally.failed.length + tally.streamsLost.length + tally.answersLost.length === 0 ? 0 : 1;

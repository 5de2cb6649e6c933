import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestSchema, parseManifest } from './manifest.ts';
import { parseYaml } from './read-chart.ts';
import { openRememberedYaml, rememberedObject } from './remembered-yaml.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'todo-deploy-yaml-'));
});
afterEach(() => rm(root, { recursive: true }));

const manifest = `apiVersion: v1
kind: ConfigMap
metadata: { name: x }
data: { mode: 0644, up: yes }
`;
const file = (): string => join(root, 'dist', 'deploy', 'yaml.json');

/** What a run makes of a text, and the texts that it had to parse. */
async function run(...texts: string[]) {
  const parsed: string[] = [];
  const yaml = await openRememberedYaml(root);
  const parse = yaml.through((text) => {
    parsed.push(text);
    return parseManifest(text);
  }, manifestSchema);
  const results = texts.map((text) => parse(text));
  await yaml.keep();
  return { parsed, results };
}

it('parses a text once, and comes to the same when it remembers it', async () => {
  const first = await run(manifest);
  const second = await run(manifest);
  expect(first.parsed).toEqual([manifest]);
  expect(second).toEqual({ parsed: [], results: [parseManifest(manifest)] });
});

it('forgets what a run does not ask for', async () => {
  await run(manifest);
  await run('a: 1');
  expect((await run(manifest)).parsed).toEqual([manifest]);
});

it('parses everything when its file is broken or from another build of the tool', async () => {
  await run(manifest);
  const kept = await readFile(file(), 'utf8');
  for (const content of ['{', kept.replace(/"tool":"[^"]*"/, '"tool":"0"')]) {
    await writeFile(file(), content);
    expect((await run(manifest)).parsed).toEqual([manifest]);
  }
});

it('does not take for a manifest what was remembered as values', async () => {
  const yaml = await openRememberedYaml(root);
  const [values, objects] = [yaml.through(parseYaml, rememberedObject), yaml.through(parseManifest, manifestSchema)];
  values('');
  await yaml.keep();
  const again = await openRememberedYaml(root);
  expect(again.through(parseManifest, manifestSchema)('')).toEqual(objects(''));
});

import type { networkInterfaces } from 'node:os';
import { candidateAddresses, givenNetwork, networkOf } from './addresses.ts';
import { hostDatabaseOf } from './host-database.ts';
import { parseReached } from './probe-from-pod.ts';

const entry = (address: string, internal = false) =>
  ({ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }) as const;

it('tries private and lasting addresses first, and names with the loopback address last', () => {
  const interfaces: ReturnType<typeof networkInterfaces> = {
    lo: [entry('127.0.0.1', true)],
    wlan0: [entry('198.51.100.7')],
    bridge: [entry('10.244.0.1')],
    eth0: [entry('192.0.2.2')],
    docker0: [entry('172.17.0.1')],
  };
  expect(candidateAddresses(interfaces, ['192.0.2.2']).map(({ reach, listen }) => `${reach} ${listen}`)).toEqual([
    '172.17.0.1 172.17.0.1',
    '192.0.2.2 192.0.2.2',
    '198.51.100.7 198.51.100.7',
    '10.244.0.1 10.244.0.1',
    'host.docker.internal 127.0.0.1',
    'host.minikube.internal 127.0.0.1',
    'host.k3d.internal 127.0.0.1',
  ]);
});

it.each([
  ['postgresql://u:p@192.0.2.9:6543/db', { cidr: '192.0.2.9/32', port: 6543 }],
  ['postgresql://u:p@ep-x.neon.tech/db', { cidr: '0.0.0.0/0', port: 5432 }],
  ['postgresql://u:p@[2001:db8::1]/db', { cidr: '2001:db8::1/128', port: 5432 }],
  ['postgresql+psycopg://u:p@192.0.2.9/db', { cidr: '192.0.2.9/32', port: 5432 }],
  ['mysql://u:p@192.0.2.9/db', undefined],
  ['postgresql:///db', undefined],
  ['not a url', undefined],
])('reads address and port of %s', (url, network) => {
  expect(networkOf(url)).toEqual(network);
});

it.each([
  ['postgresql://u:p@localhost/db', 'DATABASE_URL leads to localhost: in a pod that is the pod.'],
  ['postgresql://u:p@127.0.0.1:5433/db', 'DATABASE_URL leads to 127.0.0.1: in a pod that is the pod.'],
  ['postgresql://u:p@[::1]/db', 'DATABASE_URL leads to [::1]: in a pod that is the pod.'],
  ['mysql://u:p@192.0.2.9/db', 'DATABASE_URL is not the URL of a Postgres.'],
])('refuses %s, which no pod could use', (url, sentence) => {
  expect(() => givenNetwork('DATABASE_URL', url)).toThrow(sentence);
});

it('reads what the probe printed', () => {
  expect(parseReached('192.0.2.2:55 192.0.2.2\nnoise\nhost.docker.internal:66 192.168.65.254\n')).toEqual(
    new Map([
      ['192.0.2.2:55', '192.0.2.2'],
      ['host.docker.internal:66', '192.168.65.254'],
    ]),
  );
});

it('knows the database on the host from the notes at the Secret', () => {
  const notes = {
    'todo.dev/database-source': 'host',
    'todo.dev/database-folder': '/data',
    'todo.dev/database-address': '192.0.2.2',
    'todo.dev/database-port': '5555',
    'todo.dev/database-name': 'todo',
  };
  expect(hostDatabaseOf(notes)).toEqual({ folder: '/data', address: '192.0.2.2', port: 5555, name: 'todo' });
  expect(hostDatabaseOf({ ...notes, 'todo.dev/database-source': 'environment' })).toBeUndefined();
});

import { isAbandoned } from './deploy-lock.ts';

const now = new Date('2026-01-01T00:01:00Z');
const lease = (holderIdentity: string, renewTime: string) => ({
  spec: { holderIdentity, renewTime, leaseDurationSeconds: 30 },
});
const here = { now, host: 'laptop', isAlive: (pid: number) => pid === 7 };

it.each([
  ['a living process of this machine', lease('laptop/7/ab', '2026-01-01T00:00:55Z'), false],
  ['a process of this machine that is gone', lease('laptop/8/ab', '2026-01-01T00:00:55Z'), true],
  ['another machine that renewed it', lease('desk/8/ab', '2026-01-01T00:00:55Z'), false],
  ['another machine that fell silent', lease('desk/8/ab', '2026-01-01T00:00:10Z'), true],
  ['something unknown', lease('x', '2026-01-01T00:00:55Z'), true],
])('is held by %s', (_case, given, abandoned) => {
  expect(isAbandoned(given, here)).toBe(abandoned);
});

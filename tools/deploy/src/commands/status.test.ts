import { outsideRelease } from './status.ts';

const healthy = { revision: 3, secretAction: 'keep', namespaceAction: 'keep', namespace: 'shop' } as const;

it.each([
  [healthy, []],
  [{ ...healthy, secretAction: 'create' }, ['the Secret is gone']],
  [{ ...healthy, secretAction: 'complete' }, ['the Secret lacks a key that the chart reads']],
  [{ ...healthy, namespaceAction: 'label' }, ['the namespace shop lost its Pod Security label']],
  [{ ...healthy, secretAction: 'create', revision: undefined }, []],
] as const)('shows what was taken from around a release: %#', (plan, lines) => {
  expect(outsideRelease(plan)).toEqual(lines);
});

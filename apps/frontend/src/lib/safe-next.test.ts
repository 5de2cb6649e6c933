import { safeNext } from './safe-next';

describe('where people go after signing in', () => {
  it.each([
    ['/tasks?view=today#task-3', '/tasks?view=today#task-3'],
    ['/settings', '/settings'],
    ['/chat/0d9f', '/chat/0d9f'],
  ])('keeps a path of this app: %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });

  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/sign-in?next=/sign-in',
    ['/tasks'],
  ])('goes home instead of %p', (next) => {
    expect(safeNext(next)).toBe('/tasks');
  });
});

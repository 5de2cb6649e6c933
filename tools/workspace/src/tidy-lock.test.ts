import { tidyLock } from './tidy-lock.ts';

describe('a tidy lock file', () => {
  it('names no registry and no funding address, and keeps everything else', () => {
    const written = {
      name: 'todo',
      packages: {
        '': { workspaces: ['libs/*'] },
        'libs/ui': { version: '0.1.0' },
        'node_modules/@todo/ui': { resolved: 'libs/ui', link: true },
        'node_modules/a': {
          version: '1.0.0',
          resolved: 'https://registry.example/a-1.0.0.tgz',
          integrity: 'sha512-x',
          funding: { url: 'https://fund.example' },
        },
      },
    };
    expect(JSON.parse(tidyLock(JSON.stringify(written)))).toEqual({
      name: 'todo',
      packages: {
        '': { workspaces: ['libs/*'] },
        'libs/ui': { version: '0.1.0' },
        'node_modules/@todo/ui': { resolved: 'libs/ui', link: true },
        'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' },
      },
    });
  });

  it('stays as it is', () => {
    const once = tidyLock('{"packages":{"node_modules/a":{"funding":[]}}}');
    expect(tidyLock(once)).toBe(once);
  });
});

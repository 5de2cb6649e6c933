import { spawnSync } from 'node:child_process';

export interface Helm {
  readonly command: string;
  readonly version: string;
}

/** The Helms on PATH, one for each major version: `helm`, and `helm3` or `helm4` where they stand beside it. */
export function findHelms(): Helm[] {
  const found = ['helm', 'helm3', 'helm4'].flatMap((command) => {
    const { status, stdout } = spawnSync(command, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' });
    return status === 0 ? [{ command, version: stdout.trim() }] : [];
  });
  return found.filter(
    ({ version }, index) => found.findIndex((other) => major(other) === major({ version })) === index,
  );
}

export function major({ version }: Pick<Helm, 'version'>): string {
  return version.replace(/^v/, '').split('.')[0] ?? '';
}

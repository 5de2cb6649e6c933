/** What the doctor found about one thing. */
export interface Finding {
  readonly id: string;
  readonly status: 'ok' | 'warning' | 'problem';
  readonly text: string;
  /** The command that mends it. */
  readonly command?: string | undefined;
  /** Mends it by itself, where that is safe. */
  readonly fix?: (() => Promise<void>) | undefined;
}

export const ok = (id: string, text: string): Finding => ({ id, status: 'ok', text });
export const warning = (id: string, text: string, command?: string): Finding => ({
  id,
  status: 'warning',
  text,
  command,
});
export const problem = (id: string, text: string, command?: string): Finding => ({
  id,
  status: 'problem',
  text,
  command,
});

/** Pure. */
export function renderFindings(findings: readonly Finding[]): string[] {
  const marks = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' } as const;
  return findings.flatMap(({ id, status, text, command }) => [
    `${marks[status]}  ${id.padEnd(16)} ${text}`,
    ...(command === undefined || status === 'ok' ? [] : [`${' '.repeat(26)}-> ${command}`]),
  ]);
}

/** What was looked at, and how it is. */
export interface Finding {
  about: string;
  /** `warn`: it works, and something about it is not as it should be in production. */
  state: 'ok' | 'warn' | 'bad';
  says: string;
  /** What to do about it. */
  todo?: string;
}

export const ok = (about: string, says: string): Finding => ({ about, state: 'ok', says });
export const warn = (about: string, says: string, todo: string): Finding => ({ about, state: 'warn', says, todo });
export const bad = (about: string, says: string, todo: string): Finding => ({ about, state: 'bad', says, todo });

const MARKS = { ok: '✓', warn: '!', bad: '✗' } as const;

/** Findings as lines for people. */
export function inLines(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.flatMap(({ about, state, says, todo }) => [
    `${MARKS[state]} ${about.padEnd(width)}  ${says}`,
    ...(todo === undefined ? [] : [`  ${' '.repeat(width)}  → ${todo}`]),
  ]);
  const count = (state: Finding['state']): number => findings.filter((finding) => finding.state === state).length;
  const verdict = count('bad') > 0 ? `${count('bad')} wrong, ${count('warn')} to look at` : `Nothing wrong, ${count('warn')} to look at`;
  return `${[...lines, '', verdict].join('\n')}\n`;
}

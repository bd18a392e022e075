import { Client } from 'pg';

export interface Statement {
  text: string;
  values?: unknown[];
}

/** Returns all SQL statements that this process sends during `work`. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  return (await boundStatementsDuring(work)).map(({ text }) => text);
}

/**
 * Returns how many SQL statements that match `of` this process sends for `work`: the fewest of three times, since sweeps, feeds and sagas
 * send theirs meanwhile, whenever they like. For work that costs the same each time, as reading does.
 */
export async function fewestStatements(of: RegExp, work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < 3; time += 1) counts.push((await statementsDuring(work)).filter((text) => of.test(text)).length);
  return Math.min(...counts);
}

/** Returns all SQL statements that this process sends during `work`, with the values of their parameters. */
export async function boundStatementsDuring(work: () => Promise<unknown>): Promise<Statement[]> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return (query.mock.calls as unknown as [string | Statement, unknown][]).map(([given, values]) =>
      typeof given === 'string' ? { text: given, values: Array.isArray(values) ? values : [] } : given,
    );
  } finally {
    query.mockRestore();
  }
}

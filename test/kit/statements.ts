import { Client } from 'pg';

export interface Statement {
  text: string;
  values?: unknown[];
}

/** Returns all SQL statements that this process sends during `work`. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  return (await boundStatementsDuring(work)).map(({ text }) => text);
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

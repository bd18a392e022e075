import { Client } from 'pg';

/** Returns all SQL statements that this process sends during `work`. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map(([given]) => (typeof given === 'string' ? given : (given as unknown as { text: string }).text));
  } finally {
    query.mockRestore();
  }
}

import { meetPooler, reasonOf } from '#platform';
import { bad, type Finding, ok, warn } from './finding';

/** Whether statements get through the pooler, with limits, and keep their plans. */
export async function examinePooler(url: string): Promise<Finding> {
  try {
    const { keepsPlans } = await meetPooler(url);
    return keepsPlans
      ? ok('Pooler', 'gets statements through, and keeps their plans')
      : warn('Pooler', 'keeps no plans: each statement is planned anew', 'use PgBouncer 1.21 or newer with max_prepared_statements = 200');
  } catch (error) {
    return bad('Pooler', reasonOf(error), 'see Behind PgBouncer in docs/operation.md');
  }
}

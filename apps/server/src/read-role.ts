import { parseArgs } from 'node:util';
import type { Env, Role } from '#platform';

const ROLES = new Set<string>(['all', 'web', 'worker'] satisfies Role[]);

/**
 * Reads `--role=all|web|worker`. `scripts/start.mjs` may have left its entry and `--demo` among the arguments.
 * @throws Error if `DATABASE_URL` or `REDIS_URL` is missing: processes of different roles share a database, and reach each other's sockets
 * through Redis
 */
export function readRole(args: string[], env: Env): Role {
  const { role } = parseArgs({
    args,
    options: { role: { type: 'string', default: 'all' }, demo: { type: 'boolean' } },
    allowPositionals: true,
  }).values;
  if (!isRole(role)) throw new Error(`--role is all, web or worker, not ${role}`);
  if (role === 'all') return role;
  const missing = (['DATABASE_URL', 'REDIS_URL'] as const).filter((name) => env[name] === undefined);
  if (missing.length > 0) throw new Error(`--role=${role} needs ${missing.join(' and ')}: the other role is another process`);
  if (env.DEMO) throw new Error('DEMO is for --role=all');
  return role;
}

function isRole(value: string): value is Role {
  return ROLES.has(value);
}

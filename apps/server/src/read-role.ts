import { parseArgs } from 'node:util';
import { CannotStart, type Env, reasonOf, type Role } from '#platform/env';

const ROLES = new Set<string>(['all', 'web', 'worker'] satisfies Role[]);

/**
 * Reads `--role=all|web|worker`. `scripts/start.mjs` may have left its entry and `--demo` among the arguments.
 * @throws CannotStart if `DATABASE_URL` or `REDIS_URL` is missing: processes of different roles share a database, and reach each other's
 * sockets through Redis
 */
export function readRole(args: string[], env: Env): Role {
  const role = roleIn(args);
  if (!isRole(role)) throw new CannotStart(`--role=${role} must be all, web or worker`);
  if (role === 'all') return role;
  const missing = (['DATABASE_URL', 'REDIS_URL'] as const).filter((name) => env[name] === undefined);
  if (missing.length > 0) {
    throw new CannotStart(
      `${missing.join(' and ')} must be set for --role=${role}: the other role is another process, which it meets there`,
    );
  }
  if (env.DEMO) throw new CannotStart(`DEMO is for --role=all, not for --role=${role}: leave one of them out`);
  return role;
}

function roleIn(args: string[]): string {
  try {
    const options = { role: { type: 'string', default: 'all' }, demo: { type: 'boolean' } } as const;
    return parseArgs({ args, options, allowPositionals: true }).values.role;
  } catch (error) {
    throw new CannotStart(`${reasonOf(error).split('. ')[0]}: there are --role=all|web|worker and --demo`);
  }
}

function isRole(value: string): value is Role {
  return ROLES.has(value);
}

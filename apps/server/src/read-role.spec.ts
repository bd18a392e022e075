import { Env } from '#platform/env';
import { readRole } from './read-role';

const env = (given: Partial<Env> = {}): Env => Object.assign(new Env(), given);
const MET = { DATABASE_URL: 'postgres://nowhere', REDIS_URL: 'redis://nowhere' };

describe('The role of a process', () => {
  it.each([
    { args: [], role: 'all' },
    { args: ['server', '--demo'], role: 'all' },
    { args: ['--role=web'], role: 'web' },
    { args: ['--role', 'worker'], role: 'worker' },
  ])('is $role with $args', ({ args, role }) => expect(readRole(args, env(MET))).toBe(role));

  it.each([
    { args: ['--role=worker'], given: { DATABASE_URL: 'postgres://nowhere' }, says: /^REDIS_URL must be set for --role=worker/ },
    { args: ['--role=web'], given: {}, says: /^DATABASE_URL and REDIS_URL must be set for --role=web/ },
    { args: ['--role=web'], given: { ...MET, DEMO: true }, says: /DEMO is for --role=all/ },
    { args: ['--role=both'], given: {}, says: /^--role=both must be all, web or worker/ },
    { args: ['--rule=web'], given: {}, says: /--rule/ },
  ])('is none with $args and $given', ({ args, given, says }) => expect(() => readRole(args, env(given))).toThrow(says));
});

import { type Ask, DONE, FAILED, type Outside, REFUSED, runSimulator } from './cli';
import { aStream, manyAgents } from '../../../libs/simulator/testing/scenarios';

const scenario = { name: 'Small', hours: 1, arrivals: [aStream()], agents: manyAgents(2) };
const noDatabase: Outside['withDatabase'] = () => Promise.reject(new Error('Set DATABASE_URL to say which database.'));

async function run(argv: string[], file: unknown = scenario, withDatabase = noDatabase) {
  const said = { out: '', error: '' };
  const outside: Outside = {
    readFile: async (path) => {
      if (path === 'missing.json') throw new Error("ENOENT: no such file, open 'missing.json'");
      return typeof file === 'string' ? file : JSON.stringify(file);
    },
    withDatabase,
    out: (text) => void (said.out += text),
    error: (text) => void (said.error += text),
    progress: () => undefined,
  };
  return { code: await runSimulator(argv, outside), ...said };
}

it('prints a table, its columns in line', async () => {
  const { code, out, error } = await run(['small.json']);
  expect({ code, error }).toEqual({ code: DONE, error: '' });
  expect(out).toMatch(
    /^Small: 1 h, 2 agents, seed 1, policy preferred-then-load-then-thrift\n\n +offered +answered +left +unserved +in 20 s +ASA/,
  );
  const [head, all, none] = out.split('\n').slice(2);
  expect([all!.length, none!.length]).toEqual([head!.length, head!.length]);
  expect(all).toMatch(/^all +\d+ +\d+ +0 +0 +\d+\.\d\d % +\d+\.\d\d s/);
  expect(out).toContain('One standard error of all: in time ±');
});

it('prints JSON, with the formula that fits', async () => {
  const handling = { kind: 'exponential', meanSeconds: 60 };
  const { out } = await run(['small.json', '--json', '--seed', '7'], { ...scenario, arrivals: [aStream({ handling })] });
  expect(JSON.parse(out)).toMatchObject({
    scenario: { name: 'Small', seed: '7', agents: 2, policy: { name: 'preferred-then-load-then-thrift', queueOrder: 'priority' } },
    all: { offered: expect.any(Number), fairness: expect.any(Number) },
    skills: { '(none)': { agents: 2 } },
    theory: { formula: 'Erlang C' },
  });
});

it('names each wrong field', async () => {
  const { code, out, error } = await run(['small.json'], { ...scenario, hours: -1, agents: [{}] });
  expect({ code, out }).toEqual({ code: REFUSED, out: '' });
  expect(error).toBe(
    'The scenario is not valid:\n  hours: must be a number above 0, not -1\n  agents[0].maxConcurrentChats: is missing; it must be a whole number from 0\n',
  );
});

it.each<[string[], RegExp]>([
  [[], /^Name either a scenario file or --database/],
  [['a.json', '--database'], /^Name either/],
  [['a.json', 'b.json'], /^Name one scenario file/],
  [['a.json', '--days', '3'], /^--days goes with --database/],
  [['--database', '--days', 'x'], /^--days must be a number above 0 up to 366, not "x"/],
  [['a.json', '--seed', '1.5'], /^--seed must be a whole number/],
  [['a.json', '--fast'], /'--fast'/],
])('refuses %j and shows how it is used', async (argv, message) => {
  const { code, error } = await run(argv);
  expect(code).toBe(REFUSED);
  expect(error).toMatch(message);
  expect(error).toContain('npm run simulate -- <scenario.json>');
});

it('fails on what cannot be read, and says what', async () => {
  expect(await run(['missing.json'])).toEqual({ code: FAILED, out: '', error: "ENOENT: no such file, open 'missing.json'\n" });
  expect(await run(['--database'])).toMatchObject({ code: FAILED, error: 'Set DATABASE_URL to say which database.\n' });
  expect(await run(['a.json'], '{"hours":')).toMatchObject({ code: REFUSED, error: expect.stringContaining('a.json: is not JSON') });
});

it('says when there is nothing to learn from', async () => {
  const empty: Outside['withDatabase'] = (work) => work((async (sql) => (sql.includes('since') ? [{ since: 0 }] : [])) as Ask);
  expect(await run(['--database', '--days', '2'], undefined, empty)).toMatchObject({
    code: FAILED,
    error: expect.stringContaining('nothing to learn from'),
  });
});

it('prints a scenario that can be read again, and helps', async () => {
  const { out } = await run(['small.json', '--print-scenario', '--seed', '3']);
  expect(JSON.parse(out)).toEqual({ ...scenario, seed: 3 });
  expect(await run(['--help'])).toMatchObject({ code: DONE, out: expect.stringContaining('--print-scenario') });
});

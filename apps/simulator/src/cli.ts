import { parseArgs } from 'node:util';
import { type Ask, measure, readHistory, readScenario, type Scenario, ScenarioInvalid, Simulation, theoryOf } from '#simulator';
import { asJson, asText, type Report } from './report';

export type { Ask } from '#simulator';

export const USAGE = `npm run simulate -- <scenario.json>            simulates what the file describes
npm run simulate -- --database [--days 7]      simulates the last days of DATABASE_URL anew

  --json              the result for programs
  --seed <number>     other luck
  --print-scenario    only prints the scenario, e.g. to change it: what if there were one agent more?
  --help
`;

/** The I/O of the command line, which tests replace. */
export interface Outside {
  readFile(path: string): Promise<string>;
  /** @throws Error when no database is configured */
  withDatabase<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
  out(text: string): void;
  error(text: string): void;
  progress(done: number): void;
}

export const DONE = 0;
/** Exit code: a file or a database could not be read. */
export const FAILED = 1;
/** Exit code: wrong arguments or an invalid scenario. */
export const REFUSED = 2;

class Refused extends Error {}

interface Wanted {
  file?: string;
  days: number;
  json: boolean;
  seed?: number;
  onlyScenario: boolean;
  help: boolean;
}

/** Runs the command line. @returns the exit code */
export async function runSimulator(argv: string[], outside: Outside): Promise<number> {
  try {
    const wanted = readArguments(argv);
    if (wanted.help) outside.out(USAGE);
    else await simulate(wanted, outside);
    return DONE;
  } catch (error) {
    if (error instanceof ScenarioInvalid)
      outside.error(`The scenario is not valid:\n${error.problems.map((each) => `  ${each}\n`).join('')}`);
    else if (error instanceof Refused) outside.error(`${error.message}\n\n${USAGE}`);
    else outside.error(`${error instanceof Error ? error.message || error.name : String(error)}\n`);
    return error instanceof ScenarioInvalid || error instanceof Refused ? REFUSED : FAILED;
  }
}

async function simulate(wanted: Wanted, outside: Outside): Promise<void> {
  const { input, happened } = await readInput(wanted, outside);
  const seeded = wanted.seed === undefined || !isObject(input) ? input : { ...input, seed: wanted.seed };
  const scenario = readScenario(seeded);
  if (wanted.onlyScenario) return outside.out(`${JSON.stringify(seeded, null, 2)}\n`);
  const report = { ...reportOn(scenario, (done) => outside.progress(done)), happened };
  outside.out(wanted.json ? asJson(report) : asText(report));
}

function reportOn(scenario: Scenario, onProgress: (done: number) => void): Report {
  const outcome = new Simulation(scenario).run(onProgress);
  return { scenario, result: measure(scenario, outcome), theory: theoryOf(scenario) };
}

async function readInput({ file, days }: Wanted, outside: Outside): Promise<{ input: unknown; happened?: Report['happened'] }> {
  if (file === undefined) {
    const { scenario, happened } = await outside.withDatabase((ask) => readHistory(ask, days));
    return { input: scenario, happened };
  }
  const text = await outside.readFile(file);
  try {
    return { input: JSON.parse(text) };
  } catch (error) {
    throw new ScenarioInvalid([`${file}: is not JSON: ${(error as Error).message}`]);
  }
}

function readArguments(argv: string[]): Wanted {
  const { values, positionals } = parsed(argv);
  const { database = false, help = false, json = false } = values;
  if (!help && database === positionals.length > 0) throw new Refused('Name either a scenario file or --database.');
  if (positionals.length > 1) throw new Refused('Name one scenario file.');
  if (values.days !== undefined && !database) throw new Refused('--days goes with --database.');
  const days = Number(values.days ?? 7);
  if (!(days > 0 && days <= 366)) throw new Refused(`--days must be a number above 0 up to 366, not "${values.days}".`);
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (seed !== undefined && !(Number.isSafeInteger(seed) && seed >= 0))
    throw new Refused(`--seed must be a whole number from 0, not "${values.seed}".`);
  return { file: positionals[0], days, json, seed, onlyScenario: values['print-scenario'] ?? false, help };
}

function parsed(argv: string[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  try {
    const options = { database: flag, days: text, json: flag, seed: text, 'print-scenario': flag, help: flag };
    return parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    throw new Refused((error as Error).message);
  }
}

function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../kit/client';
import { hasPrometheus } from '../../kit/own-prometheus';
import { hasRedis } from '../../kit/own-redis';
import { cleanUp } from '../../kit/server-process';
import { Floor } from './floor';
import { PROVOCATIONS } from './provocations';

const RULES = join(__dirname, '../../../ops/prometheus/alerts.yml');
const HEARD_WITHIN_MS = 60_000;
const suite = hasPrometheus && hasRedis ? describe : describe.skip;

jest.setTimeout(HEARD_WITHIN_MS + 60_000);

/** The rules as they are shipped, with their limits and spans; only that something has to last is told shorter. */
const rules = (): string => readFileSync(RULES, 'utf8').replaceAll(/\bfor: \w+/g, 'for: 2s');

suite(hasPrometheus ? 'Alerts' : 'Alerts (skipped: there is no prometheus in the PATH)', () => {
  let floor: Floor;
  let end: () => Promise<unknown> = () => Promise.resolve();

  beforeAll(async () => (floor = await Floor.open(rules())));
  afterEach(() => end());
  afterAll(async () => {
    await floor.close();
    await cleanUp();
  });

  it.each(PROVOCATIONS)('are heard when $how: $alerts', async ({ alerts, provoke }) => {
    expect((await floor.prometheus.firing()).filter((alert) => alerts.includes(alert))).toEqual([]);
    end = await provoke(floor);
    const areHeard = async (): Promise<boolean> => {
      const firing = await floor.prometheus.firing();
      return alerts.every((alert) => firing.includes(alert));
    };
    await eventually(areHeard, `${alerts.join(' and ')} to be heard`, HEARD_WITHIN_MS).catch(async (error: Error) => {
      throw new Error(`${error.message}; heard are ${(await floor.prometheus.firing()).join(', ') || 'none'}`);
    });
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '@redocly/openapi-core';
import { Env } from '#platform';
import { AT_CONNECT } from '../libs/platform/db/session';
import { PROVOCATIONS } from './faults/alerts/provocations';
import { Switchboard } from './kit/switchboard';

const ROOT = join(__dirname, '..');
const OPS = join(ROOT, 'ops');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const promtool = (...args: string[]): string => execFileSync('promtool', args, { cwd: join(OPS, 'prometheus'), encoding: 'utf8' });
const IN_SBIN = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
const hasHaproxy = spawnSync('haproxy', ['-v'], { env: IN_SBIN }).status === 0;
/** Suffixes by which Prometheus names the series of a histogram. */
const OF_A_HISTOGRAM = /_(bucket|count|sum)$/;
/** Metrics that Prometheus makes itself. */
const OWN = ['up'];

const metricsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\b((?:switchboard|process|nodejs)_[a-z0-9_]+)\b/g)].map(([, name]) => name!.replace(OF_A_HISTOGRAM, ''))),
];

describe('What operators watch it with', () => {
  let switchboard: Switchboard;
  let known: string[];

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    const text = await (await fetch(`${switchboard.url}/metrics`)).text();
    known = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!);
  });
  afterAll(() => switchboard.stop());

  it('alerts are rules of Prometheus, each heard when it should be and silent otherwise', () => {
    expect(promtool('check', 'rules', 'alerts.yml')).toContain('SUCCESS');
    expect(promtool('test', 'rules', 'alerts.test.yml')).toContain('SUCCESS');
    const alerts = [...read('ops/prometheus/alerts.yml').matchAll(/alert: (\w+)/g)].map(([, name]) => name!);
    const tested = read('ops/prometheus/alerts.test.yml');
    for (const alert of alerts) for (const at of ['is heard', 'is silent']) expect(tested).toContain(`${alert} ${at}`);
    const documented = read('docs/operation.md');
    expect(alerts.filter((alert) => !documented.includes(alert))).toEqual([]);
    expect(PROVOCATIONS.flatMap((each) => each.alerts).sort()).toEqual(alerts.sort());
  });

  it.each(['ops/prometheus/alerts.yml', 'ops/grafana/switchboard.json', 'docs/operation.md'])('%s names metrics that there are', (path) => {
    const named = metricsIn(read(path)).filter((name) => !OWN.includes(name));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('each metric of its own is in the documentation', () => {
    const own = known.filter((name) => name.startsWith('switchboard_'));
    const documented = read('docs/operation.md');
    expect(own.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });
});

interface Service {
  profiles?: string[];
  environment?: Record<string, string>;
}

describe('docker-compose.yml', () => {
  const { services, configs } = parseYaml(read('docker-compose.yml')) as {
    services: Record<string, Service>;
    configs: Record<string, { content: string }>;
  };
  const nodes = Object.entries(services).filter(([name]) => /^(app|node\d)$/.test(name));

  it('gives each node what the server knows, and the cluster its pooler', () => {
    const known = [...Object.keys(new Env()), ...read('README.md').matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map((each) =>
      typeof each === 'string' ? each : each[1]!,
    );
    expect(nodes.map(([name]) => name)).toEqual(['app', 'node1', 'node2', 'node3']);
    for (const [name, { environment, profiles }] of nodes) {
      expect(Object.keys(environment!).filter((variable) => !known.includes(variable))).toEqual([]);
      expect(profiles).toEqual(name === 'app' ? undefined : ['cluster']);
      if (profiles)
        expect([environment!.DATABASE_URL, environment!.DATABASE_DIRECT_URL]).toEqual([
          expect.stringContaining('@pgbouncer:6432/'),
          expect.stringContaining('@postgres:'),
        ]);
    }
  });

  it('pools with the limits that the server wants', () => {
    for (const text of [configs.pgbouncer!.content, read('docs/operation.md')]) expect(text).toContain(`connect_query='${AT_CONNECT}'`);
    expect(configs.pgbouncer!.content).toContain('max_prepared_statements');
  });

  (hasHaproxy ? it : it.skip)('has a proxy that HAProxy takes, for all three', () => {
    const config = 'ops/cluster/haproxy.cfg';
    expect(() => execFileSync('haproxy', ['-c', '-q', '-f', config], { cwd: ROOT, env: IN_SBIN, stdio: 'pipe' })).not.toThrow();
    expect([...read(config).matchAll(/^ {2}server (\w+)/gm)].map(([, name]) => name)).toEqual(['node1', 'node2', 'node3']);
  });
});

describe('npm run capacity', () => {
  const capacity = (...args: string[]): { status: number | null; stdout: string } =>
    spawnSync(process.execPath, ['test/bench/capacity.mjs', ...args], { cwd: ROOT, encoding: 'utf8' });

  it('computes what docs/scale.md shows, and more for more', () => {
    const { stdout } = capacity();
    expect(read('docs/scale.md')).toContain(`\`\`\`\n${stdout}\`\`\``);
    const nodes = (text: string): number => Number(/^node.*?(\d[\d,]*) +\d+ %/m.exec(text)![1]!.replace(',', ''));
    expect(nodes(capacity('--customers=2000000').stdout)).toBeGreaterThan(nodes(stdout));
    expect(capacity('--messages=100000000000').stdout).toContain('grows without end');
    expect(capacity('--peak=x').status).toBe(1);
  });
});

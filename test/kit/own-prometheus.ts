import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './client';
import { freePort } from './own-redis';

/** Whether Prometheus is installed; no npm package provides it. */
export const hasPrometheus = ((): boolean => {
  try {
    execFileSync('prometheus', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const READY_WITHIN_MS = 20_000;

interface ActiveAlert {
  labels: { alertname: string };
  state: 'pending' | 'firing';
}

/** Prometheus of a test, which scrapes every two seconds. */
export class OwnPrometheus {
  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly folder: string,
  ) {}

  /** @param rules text of a file of rules; `targets` are the addresses of the job `switchboard`, as `host:port`, which may be told later */
  static async start(rules: string): Promise<OwnPrometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-prometheus-'));
    writeFileSync(join(folder, 'rules.yml'), rules);
    writeFileSync(join(folder, 'targets.json'), '[]');
    writeFileSync(
      join(folder, 'prometheus.yml'),
      [
        'global: { scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s }',
        'rule_files: [rules.yml]',
        'scrape_configs:',
        '  - job_name: switchboard',
        '    file_sd_configs: [{ files: [targets.json] }]',
      ].join('\n'),
    );
    const address = `127.0.0.1:${await freePort()}`;
    const options = [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=${address}`,
      '--log.level=error',
    ];
    const prometheus = new OwnPrometheus(spawn('prometheus', options, { stdio: 'ignore' }), `http://${address}`, folder);
    await eventually(
      () =>
        fetch(`${prometheus.url}/-/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
      'Prometheus to be ready',
      READY_WITHIN_MS,
    );
    return prometheus;
  }

  /** From now on it scrapes these servers, by their URLs; it notices within seconds. */
  scrape(urls: readonly string[]): void {
    writeFileSync(join(this.folder, 'targets.json'), JSON.stringify([{ targets: urls.map((url) => new URL(url).host) }]));
  }

  /** Names of the alerts that are heard now. */
  async firing(): Promise<string[]> {
    const answer = await fetch(`${this.url}/api/v1/alerts`);
    const { data } = (await answer.json()) as { data: { alerts: ActiveAlert[] } };
    return [...new Set(data.alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname))];
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NEWMAN = join(__dirname, '../../node_modules/newman/bin/newman.js');

/** One request that newman sent, and what came back. */
export interface Execution {
  name: string;
  method: string;
  /** Path with its parameters, e.g. `/v1/chats/{id}`. */
  path: string;
  status: number;
  contentType: string;
  text: string;
}

export interface Walked {
  executions: Execution[];
  /** What the tests of the collection found wrong, in words. */
  failures: string[];
  /** Values of the variables at the end. */
  variables: Record<string, string>;
}

interface Report {
  run: {
    executions: {
      item: { name: string; request: { method: string; url: { path: string[] } } };
      response?: { code: number; header: { key: string; value: string }[]; stream: { data: number[] } };
    }[];
    failures: { source?: { name: string }; error: { message: string } }[];
  };
  collection: { variable: { key: string; value: string }[] };
}

/** Runs a collection with newman, as a program of its own, in a folder that holds the files which it sends. */
export async function walk(collection: string, folder: string, variables: Record<string, string>): Promise<Walked> {
  const [path, report] = [join(folder, 'collection.json'), join(folder, 'report.json')];
  await writeFile(path, collection);
  const given = Object.entries(variables).flatMap(([key, value]) => ['--env-var', `${key}=${value}`]);
  const options = ['--working-dir', folder, '--timeout', '120000', '--reporters', 'json', '--reporter-json-export', report];
  await new Promise<void>((resolve) => execFile(process.execPath, [NEWMAN, 'run', path, ...given, ...options], () => resolve()));
  const { run, collection: after } = JSON.parse(await readFile(report, 'utf8')) as Report;
  return {
    executions: run.executions.map(({ item: { name, request }, response }) => ({
      name,
      method: request.method,
      path: `/${request.url.path.join('/').replace(/:(\w+)/g, '{$1}')}`,
      status: response?.code ?? 0,
      contentType: response?.header.find(({ key }) => key.toLowerCase() === 'content-type')?.value ?? '',
      text: response ? Buffer.from(response.stream?.data ?? []).toString() : '',
    })),
    failures: run.failures.map(({ source, error }) => `${source?.name}: ${error.message}`),
    variables: Object.fromEntries(after.variable.map(({ key, value }) => [key, value])),
  };
}

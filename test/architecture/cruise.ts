import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './sources';

/** What dependency-cruiser says: nothing if the imports keep the rules. */
export function cruise(folders: string[]): Promise<string> {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, '--output-type', 'err-long', ...folders], { cwd: ROOT }, (error, stdout, stderr) =>
      resolve(error ? stdout + stderr : ''),
    );
  });
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Returns when a file, or any file or list of files in a folder, last changed, in Unix milliseconds; 0 if the path does not exist. */
export function changedAt(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

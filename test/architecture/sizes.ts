import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesBelow, isProduction, ROOT } from './sources';

const FOLDERS = ['apps', 'libs'];
const VAGUE = /(^|[-.])(manager|utils?|helpers?|impl|common|misc|base)([-.]|$)/i;
const FOLDERS_BY_KIND = /\/(impl|handlers|dtos?|utils?|helpers?|interfaces|entities|services)\//;

export interface FileLength {
  path: string;
  lines: number;
}

export function fileLengths(): FileLength[] {
  const paths = FOLDERS.flatMap((folder) => filesBelow(folder, isProduction));
  return paths.map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length }));
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Files and folders whose names do not say what they are for. */
export function vagueNames(): string[] {
  return [...FOLDERS, 'test'].flatMap((folder) => filesBelow(folder, (path) => VAGUE.test(basename(path)) || FOLDERS_BY_KIND.test(path)));
}

import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CannotStart, reasonOf } from './cannot-start';

/** Creates the folder if it is missing. @throws CannotStart if this process cannot write to it */
export function openDataDir(dataDir: string): void {
  try {
    makeFolder(resolve(dataDir));
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CannotStart(
      `DATA_DIR=${JSON.stringify(dataDir)} must be a folder that this process may write to (${reasonOf(error)}): name another, or change its owner`,
    );
  }
}

/** Creates one folder at a time, because `mkdir` with `recursive` never returns for a path below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw new Error(`${path} is a file`);
    return;
  }
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process that starts at the same time may have created it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

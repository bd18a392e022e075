import { readFileSync } from 'node:fs';
import { lchown, lstat, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Returns the user to run the server as; undefined for the current user. Postgres refuses to run as root. For root it is therefore the
 * owner of the folder, so that a run with sudo does not lock the owner out, or else an unprivileged system user.
 */
export async function serverUser(folder: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const owner = await stat(folder).catch(() => undefined);
  if (owner && owner.uid !== 0) {
    const [name = `#${owner.uid}`] = users.find((fields) => fields[2] === String(owner.uid)) ?? [];
    return { name, uid: owner.uid, gid: owner.gid };
  }
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = users.find((fields) => fields[0] === wanted) ?? [];
    if (name && uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'Postgres refuses to run as root and there is no user "postgres" or "nobody" to run it as: ' +
      'run this program as another user, or set DATABASE_URL to a Postgres of your own.',
  );
}

/** @throws Error that names the folder which the user cannot access, and what to do about it */
export async function assertReachable(path: string, user: ServerUser | undefined): Promise<void> {
  if (!user) return;
  const folders = [path];
  for (let folder = path; dirname(folder) !== folder;) folders.unshift((folder = dirname(folder)));
  for (const folder of folders) {
    const { mode, uid, gid } = await stat(folder);
    const needed = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (mode & needed) continue;
    throw new Error(
      `Postgres runs as the user "${user.name}", because it refuses root, and that user may not enter ${folder}, ` +
        `which it needs for ${path}. Allow it (chmod o+x ${folder}), or set DATA_DIR to a folder that ` +
        'everybody may enter, or do not run this program as root.',
    );
  }
}

/**
 * Changes the owner of a folder and its content, unless the folder belongs to the user already. The folder itself comes last, so that an
 * interrupted run is repeated.
 */
export async function handOver(path: string, user: ServerUser | undefined): Promise<void> {
  if (!user) return;
  const entry = await lstat(path);
  if (entry.uid === user.uid) return;
  if (entry.isDirectory()) {
    for (const name of await readdir(path)) await handOver(join(path, name), user);
  }
  await lchown(path, user.uid, user.gid);
}

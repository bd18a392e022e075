import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { eventually } from './client';
import { freePort } from './own-redis';

const ENV = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
/** Whether Dovecot is installed; no npm package provides it. */
export const hasDovecot = ((): boolean => {
  try {
    execFileSync('dovecot', ['--version'], { stdio: 'ignore', env: ENV });
    return true;
  } catch {
    return false;
  }
})();

const PASSWORD = 'let-me-in';
/** Dovecot lets nobody read mails as root. */
const READER = userInfo().uid === 0 ? 'nobody' : userInfo().username;
const groupOf = (user: string): string => execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim();

/** Mailbox of a test: a Dovecot of its own, in whose folder a story lays mails. */
export class OwnMailbox {
  private delivered = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<OwnMailbox> {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-mailbox-'));
    // Whoever reads mails is another than who runs the server, where that is root.
    chmodSync(folder, 0o755);
    const port = await freePort();
    const config = join(folder, 'dovecot.conf');
    writeFileSync(config, configuration(folder, port));
    for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(folder, 'mail', name), { recursive: true });
    if (userInfo().uid === 0) execFileSync('chown', ['-R', `${READER}:${groupOf(READER)}`, join(folder, 'mail')]);
    const child = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore', env: ENV });
    const own = new OwnMailbox(child, folder, port);
    await eventually(() => own.answers(), 'Dovecot to start');
    return own;
  }

  get url(): string {
    return this.urlWith(PASSWORD);
  }

  urlWith(password: string): string {
    return `imap://desk:${encodeURIComponent(password)}@127.0.0.1:${this.port}`;
  }

  /** @param mail header lines, an empty line, and the text */
  deliver(mail: string | Buffer): void {
    const name = `${Date.now()}.${(this.delivered += 1)}.test`;
    const arriving = join(this.folder, 'mail', 'tmp', name);
    writeFileSync(arriving, mail, { mode: 0o666 });
    if (userInfo().uid === 0) execFileSync('chown', [READER, arriving]);
    renameSync(arriving, join(this.folder, 'mail', 'new', name));
  }

  /** Mails that hold a text, and whether each is marked as seen. */
  seen(text: string): boolean[] {
    const all = ['new', 'cur'].flatMap((part) => readdirSync(join(this.folder, 'mail', part)).map((name) => join('mail', part, name)));
    return all.filter((path) => readFileSync(join(this.folder, path)).includes(text)).map((path) => /:2,\w*S/.test(path));
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answers(): Promise<boolean> {
    const socket = connect(this.port, '127.0.0.1');
    return new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true)).once('error', () => resolve(false));
    }).finally(() => socket.destroy());
  }
}

function configuration(folder: string, port: number): string {
  const isNew = !/^2\.[0-3]\./.test(execFileSync('dovecot', ['--version'], { encoding: 'utf8', env: ENV }));
  const [user, group] = [userInfo().username, groupOf(READER)];
  const path = join(folder, 'mail');
  const account = `uid=${READER} gid=${group} home=${folder}`;
  const accounts = isNew
    ? `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${path}
passdb static {
  password = ${PASSWORD}
}
userdb static {
  fields {
    ${account.replaceAll(' ', '\n    ')}
  }
}`
    : `disable_plaintext_auth = no
mail_location = maildir:${path}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = ${account}
}`;
  return `${accounts}
protocols = imap
base_dir = ${join(folder, 'run')}
log_path = ${join(folder, 'log')}
ssl = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${READER}
first_valid_uid = 1
service imap-login {
  chroot =
  inet_listener imap {
    listen = 127.0.0.1
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`.replace(isNew ? /\n {4}address = .*/ : /\n {4}listen = .*/, '');
}

/** What Mina writes back about a mail that she got, with a file and one that nobody wants. */
export function replyTo({ messageId }: { messageId?: string }): string {
  const part = (name: string, content: string): string[] => [
    ...['--b', `Content-Type: application/octet-stream; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`, ''],
    content,
  ];
  return [
    ...['From: Wilhelmina <mina+home@example.com>', 'Message-ID: <reply@example.com>', `In-Reply-To: ${messageId}`],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', ''],
    ...['Not yet.', 'I am at home after ten.', '', 'On 28 Nov 2026, Example Shop wrote:', '> It arrives tomorrow, with our apologies.', ''],
    ...[...part('door.txt', 'The blue door'), ...part('run.exe', 'MZ'), '--b--', ''],
  ].join('\r\n');
}

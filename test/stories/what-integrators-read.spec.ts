import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { signedHeaders } from '#platform';
import { inForm } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { type Ended, ForeignFolder } from '../kit/foreign-folder';
import { OwnReceiver } from '../kit/own-receiver';
import { PASSWORD, type Staff, type Switchboard } from '../kit/switchboard';

const ROOT = join(__dirname, '../..');
const NODE = process.execPath;

interface Block {
  language: string;
  code: string;
}

/** Languages in which a signature is verified, the slowest last. */
const VERIFIED: [language: string, at: number, file: string, command: string[]][] = [
  ['js', 2, 'verify.js', [NODE, 'verify.js']],
  ['python', 0, 'verify.py', ['python3', 'verify.py']],
  ['perl', 0, 'verify.pl', ['perl', 'verify.pl']],
  ['java', 0, 'Verify.java', ['java', '-XX:TieredStopAtLevel=1', '-Xshare:auto', 'Verify']],
];

describe('What integrators read', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let foreign: ForeignFolder;
  let crm: OwnReceiver;
  let delivering: NodeJS.Timeout;
  let blocks: Block[];

  beforeAll(async () => {
    foreign = await ForeignFolder.withClient(['standardwebhooks']);
    switchboard = await unlimited({}, { environment: { WEBHOOK_ALLOW_PRIVATE: '1' } });
    admin = await switchboard.admin();
    crm = await OwnReceiver.start();
    delivering = setInterval(() => void switchboard.sweep('Webhooks'), 200);
    const text = readFileSync(join(ROOT, 'docs/integrators.md'), 'utf8').replaceAll('http://localhost:3000', switchboard.url);
    blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, code]) => ({ language: language!, code: code! }));
  }, 60_000);
  afterAll(async () => {
    clearInterval(delivering);
    foreign.remove();
    crm.stop();
    await switchboard.stop();
  });

  const keyOf = async (role: string): Promise<string> => (await admin.api.post('/api-keys', { name: role, role })).body.key;
  const inLanguage = (language: string): string[] => blocks.flatMap((each) => (each.language === language ? [each.code] : []));
  const said = ({ code, stdout, stderr }: Ended): string[] => (code === 0 ? stdout.trim().split('\n') : [`${code}: ${stderr}`]);

  describe('runs as it is written:', () => {
    let secret: string;

    it('all of it', () => {
      expect(blocks.map(({ language }) => language)).toEqual([...Array(5).fill('sh'), 'js', 'sh', 'js', 'js', 'python', 'java', 'perl']);
    });

    it('the first chat, with curl', async () => {
      const script = [
        ...inLanguage('sh').map((code) => code.replaceAll('https://crm.example/switchboard', crm.url)),
        'echo "$SWITCHBOARD_SECRET"',
      ];
      const environment = { ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: PASSWORD };
      const lines = said(await foreign.run('bash', ['-euo', 'pipefail', '-c', script.join('\n')], { environment }));
      secret = lines.pop()!;
      expect(lines).toEqual([
        '{',
        '  "status": "queued",',
        '  "position": 1',
        '}',
        expect.stringMatching(/^\d+$/),
        '1 customer: Where is my parcel?',
        ...lines.filter((line) => / system: /.test(line)),
        expect.stringMatching(/^\d+ agent: It comes tomorrow\.$/),
        'auth.unauthorized',
        '"validation.failed"',
        '"/resolution"',
        '200',
        '412',
        'closed',
        'delivered',
        '204',
      ]);
      expect(secret).toMatch(/^whsec_/);
    });

    it('the same with the client', async () => {
      foreign.write('first.js', inLanguage('js')[0]!);
      const ended = await foreign.run(NODE, ['first.js'], { environment: { SWITCHBOARD_KEY: await keyOf('supervisor') } });
      expect(said(ended)).toEqual(['We do.', 'auth.people_only']);
    });

    it('the same with webhooks', async () => {
      const port = await freePort();
      foreign.write('receiver.js', inLanguage('js')[1]!);
      const receiver = foreign.start(NODE, ['receiver.js'], { environment: { SWITCHBOARD_SECRET: secret, PORT: `${port}` } });
      let told = '';
      receiver.stdout!.on('data', (text: Buffer) => (told += text.toString()));
      const { id } = (await admin.api.get('/webhooks')).body.data[0];
      await admin.api.patch(`/webhooks/${id}`, { url: `http://127.0.0.1:${port}/` });
      await eventually(async () => (await admin.api.post(`/webhooks/${id}/test`)).body.state === 'delivered', 'the receiver to listen');
      await switchboard.startChat({ message: 'Is this told?' });
      await eventually(() => Promise.resolve(told.includes('message.created Is this told?')), 'the message to be told', 10_000);
      expect((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' })).status).toBe(401);
    });

    it.each(VERIFIED.slice(0, inForm({ full: 4, short: 3 })))(
      'verifying a signature in %s',
      async (language, at, file, [program, ...args]) => {
        foreign.write(file, inLanguage(language)[at]!);
        if (language === 'java') expect(said(await foreign.run('javac', [file]))).toEqual(['']);
        const [body, now] = ['{"type":"chat.closed","data":"Grüße"}', Date.now()];
        const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
        const verified = async (input: string, secrets: string | string[], sentAt = now): Promise<number> => {
          const headers = signedHeaders(secrets, 'msg_1', body, new Date(sentAt));
          const given = Object.entries(headers).map(([name, value]) => [name.toUpperCase().replace('-', '_'), value]);
          const environment = { ...(Object.fromEntries(given) as Record<string, string>), SWITCHBOARD_SECRET: secret };
          return (await foreign.run(program!, args, { environment, input })).code;
        };
        expect(await verified(body, secret)).toBe(0);
        expect(await verified(body, [other, secret])).toBe(0);
        expect(await verified(`${body} `, secret)).toBe(1);
        expect(await verified(body, other)).toBe(1);
        expect(await verified(body, secret, now - 301_000)).toBe(1);
      },
      60_000,
    );
  });

  describe('has examples that run:', () => {
    const example = (name: string): void => foreign.write(name, readFileSync(join(ROOT, 'examples', name), 'utf8'));

    it('a bridge to a CRM, which files each closed chat and says who the customer is', async () => {
      const port = await freePort();
      example('crm-bridge.mjs');
      const environment = {
        SWITCHBOARD_URL: switchboard.url,
        SWITCHBOARD_KEY: await keyOf('admin'),
        PUBLIC_URL: `http://127.0.0.1:${port}/`,
        PORT: `${port}`,
      };
      const bridge = foreign.start(NODE, ['crm-bridge.mjs'], { environment });
      let [filed, wrong] = ['', ''];
      bridge.stdout!.on('data', (text: Buffer) => (filed += text.toString()));
      bridge.stderr!.on('data', (text: Buffer) => (wrong += text.toString()));
      await eventually(() => Promise.resolve(filed.includes('listening')), 'the bridge to listen', 10_000);
      const { chat } = await switchboard.startChat({ customer: { name: 'Otto', email: 'otto@example.com' }, message: 'A refund, please' });
      await admin.api.post(`/chats/${chat.id}/close`, { resolution: 'resolved' });
      await eventually(() => Promise.resolve(filed.includes('A refund')), 'the chat to be filed', 10_000);
      expect(JSON.parse(filed.trim().split('\n')[1]!)).toMatchObject({
        chat: chat.id,
        customer: 'crm-otto@example.com',
        messages: expect.arrayContaining(['Otto: A refund, please']),
      });
      expect((await admin.api.get(`/customers/${chat.customer.id}`)).body).toMatchObject({
        externalId: 'crm-otto@example.com',
        attributes: { plan: 'pro' },
      });
      expect(wrong).toBe('');
      bridge.kill();
    });

    it('a wallboard in 60 lines, live', async () => {
      example('wallboard.mjs');
      expect(readFileSync(join(foreign.folder, 'wallboard.mjs'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
      const { url } = (await admin.api.post('/wall-links', { name: 'By the door' })).body;
      const wallboard = foreign.start(NODE, ['wallboard.mjs', `${switchboard.url}${url}`]);
      let shown = '';
      wallboard.stdout!.on('data', (text: Buffer) => (shown += text.toString()));
      const waiting = (): number => Number(/waiting now +(\d+)(?![\s\S]*waiting now)/.exec(shown)?.[1] ?? -1);
      await eventually(() => Promise.resolve(waiting() >= 0), 'the wallboard to be drawn', 10_000);
      const before = waiting();
      await switchboard.startChat();
      await eventually(() => Promise.resolve(waiting() === before + 1), 'the wallboard to follow', 10_000);
      expect(shown).toMatch(/service level +\S+ %? *within 60 s/);
      wallboard.kill();
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

import { createConnection } from 'node:net';
import { inForm } from '../../libs/kernel/testing/form';
import type { Api } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { upload } from '../kit/files';
import { OpenApi, type Operation } from '../kit/openapi';
import type { Switchboard } from '../kit/switchboard';
import { stored } from '../kit/wrong';

const SQL = [
  `' or '1'='1`,
  `'; drop table chats; --`,
  `id; select pg_sleep(5)`,
  `createdAt desc, (select password_hash from users limit 1)`,
  `1 union select password_hash from users`,
  `$$; copy users to program 'id'; $$`,
  `\\'; select 1; --`,
  `%27%20or%201=1`,
  `{"$ne": null}`,
  `__proto__`,
];

/** Text that would be more than text to whatever it is put into. */
describe('A text that is more to what reads it', () => {
  let switchboard: Switchboard;
  let admin: Api;
  let ana: Agent;
  let chatId: string;
  let cleo: Api;
  let operations: Operation[];

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: true });
    ({ api: admin } = await switchboard.admin());
    ana = await switchboard.agentOnline({ name: 'Ana' });
    ({ chatId, cleo } = await servedBy(ana, switchboard, { message: 'Hello' }));
    ({ operations } = await OpenApi.of(switchboard.url));
  });
  afterAll(() => switchboard.stop());

  it('is no SQL in any parameter of a query, and none takes longer or finds more by it', async () => {
    const before = await stored(switchboard.database);
    const reads = operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    const parameters = reads.flatMap(({ path, operation }) =>
      (operation.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => `${path}?${name}=`),
    );
    // In the short form each takes the next.
    const cases = parameters.flatMap((parameter, at) =>
      inForm({ full: SQL, short: [SQL[at % SQL.length]!] }).map((value) => parameter + encodeURIComponent(value)),
    );
    const wrong: string[] = [];
    for (const url of cases) {
      const began = performance.now();
      const { status } = await admin.get(url);
      const isSlow = performance.now() - began > 4_000;
      if (![200, 422].includes(status) || isSlow) wrong.push(`${url}: ${status}${isSlow ? ', slow' : ''}`);
    }
    expect(wrong).toEqual([]);
    expect(parameters.length).toBeGreaterThan(100);
    expect(await stored(switchboard.database)).toEqual(before);
  }, 60_000);

  it.each([
    '{{ "x" | split: "" | map: "constructor" }}',
    '{{ constructor.constructor("return process")() }}',
    '{{ __proto__ }}',
    '{{ customer_name.constructor }}',
    '{% include "/etc/passwd" %}',
    '{% render "/etc/passwd" %}',
    '{% layout "x" %}',
    '{% for i in (1..1000000000) %}x{% endfor %}',
    '{% assign customer_name = "Eve" %}',
    '{{ customer_name | append: customer_name }}',
    '{% raw %}',
    '{{ process.env.JWT_SECRET }}',
  ])('is no template but of variables: %s', async (content) => {
    const { status, body } = await admin.post('/canned-responses', { title: 'T', content, scope: 'shared' });
    expect([status, body.code]).toEqual([422, 'canned.bad_template']);
  });

  it('is no template where it is the value of a variable', async () => {
    const { chat } = await switchboard.startChat({ customer: { name: '{{agent_name}}{% raw %}' } }, admin);
    const { body: canned } = await admin.post('/canned-responses', { title: 'Hi', content: 'Hello {{customer_name}}', scope: 'shared' });
    const { body } = await admin.post(`/canned-responses/${canned.id}/render`, { chatId: chat.id });
    expect(body.text).toBe('Hello {{agent_name}}{% raw %}');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '=HYPERLINK("http://evil.example","x")', `=cmd|'/c calc'!A0`])(
    'is no formula in a sheet: %j',
    async (subject) => {
      const { chat } = await switchboard.startChat({ customer: { name: 'Eve' }, subject }, admin);
      const { body: sheet } = await admin.get(`/chats/export?format=csv&customerId=${chat.customer.id}`);
      const line = String(sheet).slice(String(sheet).indexOf('\n'));
      expect(line).toContain(chat.id);
      expect(line).not.toMatch(/(^|[,\n])"?[=+\-@\t\r＝＋－＠]/);
      await admin.post(`/chats/${chat.id}/close`);
    },
  );

  it.each(['a\r\nset-cookie: x=1.txt', 'a"; filename="b.exe.txt', 'ü\u2028\u202Etxt.exe.txt', '../../etc/passwd.txt', 'a%0d%0ax: y.txt'])(
    'is no header and no path as the name of a file: %j',
    async (name) => {
      const { status, body } = await upload(cleo, chatId, name, 'text');
      if (status !== 201) return expect(status).toBe(422);
      const { headers } = await cleo.fetch(body.url);
      expect([headers.get('set-cookie'), headers.get('x')]).toEqual([null, null]);
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename=("[^"\r\n/\\]*"|[\w.-]+)(; filename\*=UTF-8''[\w%.!~*()'+-]*)?$/,
      );
      expect(body.name).not.toMatch(/[\r\n/\\\u2028\u202e]/);
    },
  );

  it.each([
    ...["evil.example'", 'evil.example; script-src *', 'evil.example/<script>', 'evil.example"><b>', 'evil.example, b.example'],
    ...[
      'a b',
      'user@evil.example',
      'evil.example\\x',
      'evil.example:80:90',
      '[::1',
      'evil.example?x',
      'evil.example#x',
      '%0d%0aset-cookie:x',
    ],
  ])('is no name of this server: %s', async (host) => {
    for (const path of ['/widget/preview', '/docs/openapi.json', '/docs/asyncapi.json', '/docs/postman.json', '/v1/widget/config']) {
      const answer = await raw(switchboard.url, `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
      expect({ path, status: new Answer(answer).status, isTold: answer.includes(host) }).toEqual({ path, status: 400, isTold: false });
    }
  });

  it('is no second answer and no header in an id of a request, an origin or a path', async () => {
    for (const line of [
      'x-request-id: a\tb',
      'x-request-id: <b>\x7f',
      'origin: https://a.example, https://b.example',
      'x-forwarded-host: evil.example',
    ]) {
      const { headers } = new Answer(
        await raw(switchboard.url, `GET /v1/widget/config HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${line}\r\n\r\n`),
      );
      expect(headers).not.toMatch(/evil\.example|<b>|b\.example/);
    }
    const traced = await raw(
      switchboard.url,
      'TRACE /v1/me HTTP/1.1\r\nhost: x\r\nauthorization: Bearer secret\r\nconnection: close\r\n\r\n',
    );
    expect([new Answer(traced).status, traced.includes('secret')]).toEqual([404, false]);
    for (const smuggled of [
      'POST /v1/chats HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/me HTTP/1.1\r\n\r\n',
      'POST /v1/chats HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n123456',
      'GET /v1/me HTTP/1.1\r\nhost: x\r\nbad header: 1\r\n\r\n',
      'GET /v1/me HTTP/1.1\r\nhost: x\nx: y\r\n\r\n',
    ]) {
      const answer = new Answer(await raw(switchboard.url, smuggled));
      expect({ smuggled, status: answer.status, answers: answer.count }).toEqual({ smuggled, status: 400, answers: 1 });
    }
  });
});

class Answer {
  constructor(private readonly text: string) {}

  readonly status = Number(/^HTTP\/1\.1 (\d+)/.exec(this.text)?.[1]);
  readonly headers = this.text.split('\r\n\r\n')[0]!;
  readonly count = this.text.split('HTTP/1.1 ').length - 1;
}

/** What is answered to bytes that no client would send. */
function raw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port: Number(new URL(url).port) });
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', reject).on('close', () => resolve(text));
    socket.write(bytes);
  });
}

import { inForm } from '../../libs/kernel/testing/form';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Api } from '../kit/api';
import { eventually } from '../kit/client';
import { formWith, picture, upload } from '../kit/files';
import { Switchboard } from '../kit/switchboard';

const CRLF = '\r\n';
const MAX_BYTES = 100_000;
/** Of fifty uploads each. */
const BATCHES = inForm({ full: 10, short: 3 });

const part = (headers: string, content: string): string => `--x${CRLF}${headers}${CRLF}${CRLF}${content}${CRLF}`;
const filePart = (name = 'a.txt', content = 'Hello', field = 'file'): string =>
  part(`Content-Disposition: form-data; name="${field}"; filename="${name}"`, content);
const fieldPart = (name: string, value = 'x'): string => part(`Content-Disposition: form-data; name="${name}"`, value);
const END = `--x--${CRLF}`;

type Case = [what: string, body: string, answer: [status: number, code: string, pointer?: string], type?: string];

const CASES: Case[] = [
  ['no part', END, [422, 'validation.failed', '/file']],
  ['nothing at all', '', [400, 'request.malformed']],
  ['a field in place of the file', fieldPart('file') + END, [422, 'validation.failed', '/file']],
  ['a file of another name', filePart('a.txt', 'Hello', 'upload') + END, [422, 'validation.failed', '/upload']],
  ['a field before the file', fieldPart('chatId') + filePart() + END, [422, 'validation.failed', '/chatId']],
  ['a field behind the file', filePart() + fieldPart('chatId') + END, [422, 'validation.failed', '/chatId']],
  ['two files', filePart() + filePart('b.txt') + END, [422, 'validation.failed', '/file']],
  ['a hundred files', filePart().repeat(100) + END, [422, 'validation.failed', '/file']],
  ['a thousand fields', fieldPart('x').repeat(1_000) + END, [422, 'validation.failed', '/x']],
  ['a field that objects have', filePart('a.txt', 'Hello', '__proto__') + END, [422, 'validation.failed', '/__proto__']],
  ['a file without a name', part('Content-Disposition: form-data; name="file"', 'Hello') + END, [422, 'validation.failed', '/file']],
  ['a part without a header', part('X: y', 'Hello') + END, [422, 'validation.failed', '/file']],
  [
    'a part that is no form data',
    part('Content-Disposition: attachment; filename="a.txt"', 'Hello') + END,
    [422, 'validation.failed', '/file'],
  ],
  ['a header without end', `--x${CRLF}X: ${'y'.repeat(50_000)}`, [400, 'request.malformed']],
  [
    'many headers',
    part(`Content-Disposition: form-data; name="file"; filename="a.txt"${`${CRLF}X: y`.repeat(3_000)}`, 'Hello') + END,
    [201, ''],
  ],
  ['another boundary', filePart().replaceAll('--x', '--y') + END.replace('--x', '--y'), [400, 'request.malformed']],
  ['no boundary', filePart() + END, [400, 'request.malformed'], 'multipart/form-data'],
  ['a boundary of nothing', filePart() + END, [400, 'request.malformed'], 'multipart/form-data; boundary='],
  ['no end', filePart(), [400, 'request.malformed']],
  ['a file without end', filePart().trimEnd(), [400, 'request.malformed']],
  ['more before and behind', `hello${CRLF}${filePart()}${END}bye`, [201, '']],
  ['a name with a line break', filePart('a\r\nX: y.txt') + END, [201, '']],
  ['a name in Latin-1', Buffer.from(filePart('é.txt') + END, 'latin1').toString('latin1'), [201, '']],
  [
    'a name that says its encoding',
    part(`Content-Disposition: form-data; name="file"; filename*=UTF-8''%e2%82%ac%00.txt`, 'Hello') + END,
    [201, ''],
  ],
  ['a name that is empty', filePart('') + END, [201, '']],
  ['another kind of multipart', filePart() + END, [415, 'request.unsupported_media_type'], 'multipart/mixed; boundary=x'],
  ['JSON', '{}', [415, 'request.unsupported_media_type'], 'application/json'],
  ['a form of another kind', 'file=x', [415, 'request.unsupported_media_type'], 'application/x-www-form-urlencoded'],
  ['a file one byte too large', filePart('a.txt', 'x'.repeat(MAX_BYTES + 1)) + END, [413, 'attachment.too_large']],
  ['a file just as large as may be', filePart('a.txt', 'x'.repeat(MAX_BYTES)) + END, [201, '']],
  ['a lot before the file', `${'x'.repeat(MAX_BYTES * 2)}${CRLF}${filePart()}${END}`, [413, 'attachment.too_large']],
  ['a lot behind the file', `${filePart()}${END}${'x'.repeat(MAX_BYTES * 2)}`, [413, 'attachment.too_large']],
];

describe('Hostile uploads', () => {
  let switchboard: Switchboard;
  let cleo: Api;
  let token: string;
  let path: string;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    await switchboard.settings({ attachmentMaxBytes: MAX_BYTES });
    mkdirSync(join(switchboard.dataDir, 'uploads', 'arriving'), { recursive: true });
    const { chat, customerToken } = await switchboard.startChat();
    token = customerToken;
    cleo = switchboard.as({ token });
    path = `/chats/${chat.id}/attachments`;
  });
  afterAll(() => switchboard.stop());

  const files = (folder = ''): string[] =>
    readdirSync(join(switchboard.dataDir, 'uploads', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  /** What this process has open below the folder of the server. */
  const open = (): string[] =>
    readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        const target = readlinkSync(`/proc/self/fd/${fd}`);
        return target.startsWith(switchboard.dataDir) ? [target] : [];
      } catch {
        return [];
      }
    });
  const rows = () => switchboard.probe.count('attachments');
  const post = (body: string, type = 'multipart/form-data; boundary=x') => cleo.request('POST', path, body, { 'content-type': type });

  it.each(CASES.map((each) => [each[0], each] as const))('%s', async (_what, [, body, [status, code, pointer], type]) => {
    const before = await rows();
    const answer = await post(body, type);
    expect({ status: answer.status, code: status === 201 ? '' : answer.body.code }).toEqual({ status, code });
    if (pointer) expect(answer.body.errors).toMatchObject([{ pointer }]);
    if (status === 413) expect(answer.body.maxBytes).toEqual(expect.any(Number));
    expect(await rows()).toBe(status === 201 ? before + 1 : before);
    expect([files('arriving'), open()]).toEqual([[], []]);
  });

  /** Sends by hand what no well-behaved client would; the socket is left open. */
  async function sendRaw(head: string[], body: string) {
    const { hostname, port } = new URL(switchboard.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const said: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => said.push(chunk));
    socket.on('error', () => undefined);
    const headers = [
      `POST /v1${path} HTTP/1.1`,
      `Host: ${hostname}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: multipart/form-data; boundary=x',
      ...head,
    ];
    socket.write(`${headers.join(CRLF)}${CRLF}${CRLF}${body}`);
    const status = (): number => Number(/^HTTP\/1\.1 (\d+)/.exec(Buffer.concat(said).toString())?.[1]);
    return { socket, answered: () => eventually(async () => status() || undefined, 'an answer') };
  }

  it('a body without end is refused while it flows, and whoever sends it hears why', async () => {
    const { socket, answered } = await sendRaw(['Transfer-Encoding: chunked'], '');
    const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}${CRLF}${text}${CRLF}`;
    socket.write(chunk(filePart().replace(/Hello\r\n$/, '')));
    let sent = 0;
    const flow = (async () => {
      for (; sent < 1_000 && !socket.destroyed; sent++)
        if (!socket.write(chunk('x'.repeat(10_000)))) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
    })();
    expect(await answered()).toBe(413);
    await flow;
    expect(sent).toBe(1_000);
    expect([files('arriving'), open()]).toEqual([[], []]);
    socket.destroy();
  });

  it('a browser that sends far too much hears why as well', async () => {
    const { status, body } = await cleo.upload(path, formWith('a.txt', 'x'.repeat(20_000_000)));
    expect({ status, body }).toMatchObject({ status: 413, body: { code: 'attachment.too_large', maxBytes: MAX_BYTES } });
  });

  it('a length that promises more than comes is an upload that was aborted; one that promises less is cut off', async () => {
    const before = await rows();
    const more = await sendRaw(['Content-Length: 5000'], filePart() + END);
    more.socket.end();
    await once(more.socket, 'close');
    const less = await sendRaw(['Content-Length: 80'], filePart() + END);
    expect(await less.answered()).toBe(400);
    less.socket.destroy();
    expect(await rows()).toBe(before);
    await eventually(async () => files('arriving').length === 0 && open().length === 0, 'nothing to be left');
  });

  it('hundreds that are aborted leave no file, no descriptor, no row', async () => {
    const before = { rows: await rows(), files: files().length };
    const begun = `${filePart().replace(/Hello\r\n$/, '')}${'x'.repeat(5_000)}`;
    let arrived = 0;
    for (let batch = 0; batch < BATCHES; batch++) {
      const uploads = await Promise.all(Array.from({ length: 50 }, () => sendRaw(['Content-Length: 90000'], begun)));
      await eventually(async () => files('arriving').length === 50, 'all to have begun');
      arrived += files('arriving').length;
      for (const { socket } of uploads) socket.destroy();
      await eventually(async () => files('arriving').length === 0, 'them to be gone');
    }
    await setImmediate();
    expect(arrived).toBe(50 * BATCHES);
    expect(open()).toEqual([]);
    expect({ rows: await rows(), files: files().length }).toEqual(before);
    expect((await upload(cleo, path.split('/')[2]!, 'a.png', await picture('png', 20, 20))).status).toBe(201);
  });

  it('nobody is let in to send a file who may not, and the other routes take no form', async () => {
    const body = formWith('a.txt', 'x'.repeat(50_000));
    expect((await switchboard.visitor.upload(path, body)).status).toBe(401);
    expect((await cleo.upload(path.replace('attachments', 'messages'), body)).body.code).toBe('request.unsupported_media_type');
  });
});

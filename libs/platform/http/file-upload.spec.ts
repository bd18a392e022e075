import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#kernel';
import { readFileUpload } from './file-upload';

const TOO_LARGE = new DomainError('too_large', 'attachment.too_large', 'Too large');
const BEGUN = [
  'POST / HTTP/1.1',
  'Host: here',
  'Content-Type: multipart/form-data; boundary=x',
  'Content-Length: 80',
  '',
  `--x${'y'.repeat(40)}`,
].join('\r\n');
/** Far below `MAX_SILENCE_MS` (30 s), after which the upload would end anyway. */
const AT_ONCE_MS = 2_000;

describe('An upload whose sender is gone ends at once', () => {
  let server: Server;

  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => server.close());

  async function send(bytes: string) {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
    socket.write(bytes);
    const [request] = (await once(server, 'request')) as [IncomingMessage];
    return { socket, request };
  }
  const read = (request: IncomingMessage): Promise<string> =>
    readFileUpload(request, 1_000, TOO_LARGE, async () => 'received').catch((error: DomainError) => error.code);
  const soon = (outcome: Promise<string>): Promise<string> => Promise.race([outcome, sleep(AT_ONCE_MS, 'still waiting', { ref: false })]);

  it('while it is read', async () => {
    const { socket, request } = await send(BEGUN);
    const outcome = read(request);
    socket.destroy();
    expect(await soon(outcome)).toBe('request.malformed');
  });

  it('before it is read', async () => {
    const { socket, request } = await send(BEGUN);
    socket.destroy();
    await new Promise((closed) => request.once('close', closed));
    expect(await soon(read(request))).toBe('request.malformed');
  });

  it('when all has arrived and part of it was not read yet', async () => {
    const { request } = await send(BEGUN + 'z'.repeat(80));
    await sleep(0);
    const outcome = read(request);
    expect(request.complete).toBe(true);
    request.destroy();
    expect(await soon(outcome)).toBe('request.malformed');
  });
});

import { once } from 'node:events';
import { connect as connectTcp, type Socket as Tcp } from 'node:net';
import { ConnectionLimits } from '../../libs/platform/limits/connection-limits';
import { connect, type Connected, eventually } from '../kit/client';
import { unlimited } from '../kit/cast';
import { Switchboard } from '../kit/switchboard';

const PER_CALLER = 3;
const PER_ADDRESS = 8;
/** Without a body, as a server sends it. */
const CLOSE_FRAME = Buffer.from([0x88, 0x00]);

describe('Too many connections', () => {
  let switchboard: Switchboard;
  let tcps: Tcp[];

  const environment = { MAX_SOCKETS_PER_CALLER: `${PER_CALLER}`, MAX_SOCKETS_PER_ADDRESS: `${PER_ADDRESS}`, TRUST_PROXY: '1' };

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment });
  });
  afterAll(() => switchboard.stop());
  beforeEach(() => {
    tcps = [];
  });
  afterEach(async () => {
    for (const client of switchboard.clients.splice(0)) client.close();
    for (const tcp of tcps) tcp.destroy();
    await eventually(async () => nothingIsCounted(), 'everything to be counted down');
  });

  const counted = () => switchboard.app.get(ConnectionLimits).counted;
  const nothingIsCounted = () => counted().addresses === 0 && counted().callers === 0;
  const customer = async (): Promise<string> => (await switchboard.startChat()).customerToken;
  const from = (address: string) => ({ 'x-forwarded-for': address });
  async function open(token: unknown, address = '198.51.100.1'): Promise<Connected> {
    const client = await connect(switchboard.url, token, from(address));
    switchboard.clients.push(client);
    return client;
  }
  const refusal = {
    message: 'too_many_connections',
    data: { status: 429, code: 'connections.too_many', retryAfterSeconds: expect.any(Number) },
  };

  /** engine.io and no more: the request that opens a WebSocket, by hand. */
  async function openRaw(address: string): Promise<{ status: string; tcp: Tcp }> {
    const tcp = connectTcp(Number(new URL(switchboard.url).port), '127.0.0.1');
    tcps.push(tcp);
    tcp.on('error', () => undefined);
    const key = Buffer.alloc(16).toString('base64');
    tcp.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\nX-Forwarded-For: ${address}\r\n\r\n`,
    );
    const [head] = (await once(tcp, 'data')) as [Buffer];
    return { status: head.toString().split(' ')[1]!, tcp };
  }
  const openPolling = (address: string): Promise<Response> =>
    fetch(`${switchboard.url}/socket.io/?EIO=4&transport=polling`, { headers: from(address) });

  describe('of one caller', () => {
    it('are refused in words, until one of them is closed', async () => {
      const token = await customer();
      const tabs = [await open(token, '198.51.100.1'), await open(token, '198.51.100.2'), await open(token, '198.51.100.3')];
      await expect(open(token, '198.51.100.4')).rejects.toMatchObject(refusal);
      await open(await customer(), '198.51.100.4');

      tabs[0]!.close();
      await eventually(() => open(token).catch(() => undefined), 'a place to be free');
      await expect(open(token)).rejects.toMatchObject(refusal);
      expect(tabs[1]!.socket.connected).toBe(true);
    });

    it('are not counted any more when they broke off', async () => {
      const token = await customer();
      for (let i = 0; i < PER_CALLER; i++) {
        const client = await open(token);
        (client.socket.io.engine as unknown as { transport: { ws: { terminate(): void } } }).transport.ws.terminate();
      }
      await eventually(() => open(token).catch(() => undefined), 'a place to be free');
    });

    it('that come all at once are let in up to the limit', async () => {
      const token = await customer();
      const knocking = await Promise.allSettled(Array.from({ length: 7 }, () => open(token)));
      expect(knocking.filter(({ status }) => status === 'fulfilled')).toHaveLength(PER_CALLER);
    });

    it('count by the caller, not by the token: an agent who signs in again is the same', async () => {
      const agent = await switchboard.staff('agent');
      const again = (await switchboard.visitor.post('/auth/login', { email: agent.email, password: 'a-good-password' })).body.accessToken;
      for (let i = 0; i < PER_CALLER; i++) await open(i === 0 ? agent.token : again);
      await expect(open(agent.token)).rejects.toMatchObject(refusal);
    });
  });

  describe('from one address', () => {
    it('are refused in words, whoever they are of; other addresses are not', async () => {
      for (let i = 0; i < PER_ADDRESS; i++) await open(await customer(), '203.0.113.1');
      await expect(open(await customer(), '203.0.113.1')).rejects.toMatchObject(refusal);
      await open(await customer(), '203.0.113.2');
    });

    it('count before they say who they are, and far too many are not opened at all', async () => {
      const statuses: string[] = [];
      for (let i = 0; i < PER_ADDRESS + 4; i++) statuses.push((await openRaw('203.0.113.3')).status);
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => '101'), '400', '400']);
      expect((await openPolling('203.0.113.3')).status).toBe(403);
      await expect(open(await customer(), '203.0.113.3')).rejects.toThrow();

      for (const tcp of tcps.splice(0, 6)) tcp.destroy();
      const token = await customer();
      await eventually(() => open(token, '203.0.113.3').catch(() => undefined), 'a place to be free');
    });

    it('count by what the trusted proxy says, not by what a client claims beside it', async () => {
      for (let i = 0; i < PER_ADDRESS; i++) await open(await customer(), `192.0.2.${i}, 203.0.113.4`);
      await expect(open(await customer(), '192.0.2.99, 203.0.113.4')).rejects.toMatchObject(refusal);
    });
  });

  it('a bad token is refused as ever, with the problem beside the word', async () => {
    await expect(open('nonsense')).rejects.toMatchObject({ message: 'unauthorized', data: { status: 401, code: 'auth.unauthorized' } });
    await expect(open(undefined)).rejects.toMatchObject({ message: 'unauthorized', data: { status: 401 } });
  });

  it('that are gone before their token was looked at leave nothing behind', async () => {
    const token = await customer();
    for (let i = 0; i < 10; i++) {
      const { tcp } = await openRaw('203.0.113.5');
      tcp.write(frame(`40${JSON.stringify({ token })}`));
      tcp.destroy();
    }
    await eventually(async () => counted().addresses === 0);
    expect(counted()).toEqual({ addresses: 0, callers: 0 });
  });

  it('one connection is one socket: who names a token twice at once is cut', async () => {
    const token = await customer();
    const { tcp } = await openRaw('203.0.113.6');
    let heard = '';
    tcp.on('data', (data: Buffer) => (heard += data.toString()));
    tcp.write(Buffer.concat(Array.from({ length: 5 }, () => frame(`40${JSON.stringify({ token })}`))));
    await goodbye(tcp);
    expect(heard).not.toContain('40{"sid"');
  });

  it('who leaves does not keep the connection', async () => {
    const { tcp } = await openRaw('203.0.113.7');
    tcp.write(frame(`40${JSON.stringify({ token: await customer() })}`));
    await eventually(async () => counted().callers === 1);
    tcp.write(frame('41'));
    await goodbye(tcp);
  });
});

describe('A connection that does not get on', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await Switchboard.start({ environment: { HANDSHAKE_SECONDS: '0.3' } });
  });
  afterAll(() => switchboard.stop());

  const dial = (): Tcp => connectTcp(Number(new URL(switchboard.url).port), '127.0.0.1').on('error', () => undefined);

  it('is closed when its headers do not end', async () => {
    const tcp = dial();
    tcp.write('GET /v1/me HTTP/1.1\r\nHost: x\r\n');
    const dripping = setInterval(() => tcp.write('x-slow: 1\r\n'), 50);
    let answer = '';
    tcp.on('data', (text: Buffer) => (answer += text.toString()));
    await once(tcp, 'close').finally(() => clearInterval(dripping));
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is closed when it says nothing', async () => {
    const tcp = dial().resume();
    await once(tcp, 'close');
  });

  it('is closed when it never names a token', async () => {
    const { sid } = JSON.parse((await (await fetch(`${switchboard.url}/socket.io/?EIO=4&transport=polling`)).text()).slice(1)) as {
      sid: string;
    };
    const poll = () => fetch(`${switchboard.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`);
    await eventually(async () => (await poll()).status === 400, 'the session to be unknown');
  });

  it('is not closed when it got on', async () => {
    const { customerToken, chat } = await switchboard.startChat();
    const socket = await switchboard.connect(customerToken);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await socket.emit('message.send', { chatId: chat.id, clientMessageId: '1', text: 'x' })).ok).toBe(true);
  });
});

/** Until the server sends a close frame, or nothing any more; well before a heartbeat would find out. */
async function goodbye(tcp: Tcp): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error('the connection stayed open')), 4_000).unref();
    tcp.on('data', (data: Buffer) => data.includes(CLOSE_FRAME) && resolve());
    tcp.once('close', () => resolve());
  });
}

/** A masked text frame, as clients send them; the mask is zero. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const length = body.length < 126 ? Buffer.from([0x80 | body.length]) : Buffer.from([0x80 | 126, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([0x81]), length, Buffer.alloc(4), body]);
}

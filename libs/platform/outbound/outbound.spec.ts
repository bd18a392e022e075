import { createServer, type RequestListener, type Server } from 'node:http';
import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { connectingTo, Outbound, type OutboundRequest } from './outbound';
import { isPublicAddress, publicLookup } from './public-address';

const NEVER = new AbortController().signal;

describe('A request to an address that somebody typed in', () => {
  const servers: Server[] = [];
  let outbound: Outbound;
  let reached: string[];

  beforeEach(() => {
    outbound = new Outbound();
    reached = [];
  });
  afterEach(async () => {
    await outbound.onApplicationShutdown();
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  const serve = async (answer: RequestListener): Promise<number> => {
    const server = createServer((incoming, outgoing) => {
      reached.push(incoming.url!);
      answer(incoming, outgoing);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as { port: number }).port;
  };
  const post = (url: string, more: Partial<OutboundRequest> = {}): Promise<string> =>
    outbound.post({ url, body: '{}', headers: {}, withinMs: 2_000, maxBytes: 1_000, mayBePrivate: true, signal: NEVER, ...more });
  const failing = async (asked: Promise<string>): Promise<string> => asked.then(String, (error: { reason: string }) => error.reason);

  it('brings back what is answered', async () => {
    const port = await serve((incoming, outgoing) => {
      expect(incoming.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Switchboard', 'x-mine': 'yes' });
      incoming.pipe(outgoing);
    });
    expect(await post(`http://127.0.0.1:${port}/`, { body: '{"é":1}', headers: { 'x-mine': 'yes' } })).toBe('{"é":1}');
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    'localhost',
    '[::1]',
    '[::]',
    '0.0.0.0',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '169.254.169.254',
    '10.0.0.1',
    '[fe80::1]',
  ])('goes not to %s', async (host) => {
    const port = await serve((_, outgoing) => outgoing.end('{}'));
    expect(await failing(post(`http://${host}:${port}/`, { mayBePrivate: false }))).toBe('refused');
    expect(reached).toEqual([]);
  });

  it('is judged by the address that it connects to, whatever the name led to before', async () => {
    const port = await serve((_, outgoing) => outgoing.end('{}'));
    const rebound = publicLookup((_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]));
    const careless: LookupFunction = (_host, options, callback) =>
      options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
    const ask = async (lookup: LookupFunction): Promise<number> => {
      const dispatcher = new Agent({ connect: connectingTo(lookup) });
      const asked = request(`http://rebound.example:${port}/`, { dispatcher });
      return asked.then(({ statusCode }) => statusCode).finally(() => dispatcher.destroy());
    };
    expect(await ask(careless)).toBe(200);
    await expect(ask(rebound)).rejects.toThrow('rebound.example leads to no public address');
    expect(reached).toHaveLength(1);
  });

  it('takes of several addresses the public ones', () => {
    const found = ['10.0.0.1', '8.8.8.8', '::1', '2606:4700::1111'].map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const answers: unknown[] = [];
    const lookup = publicLookup((_host, _options, callback) => callback(null, found));
    lookup('mixed.example', { all: true }, (_error, addresses) => answers.push(addresses));
    lookup('mixed.example', {}, (_error, address, family) => answers.push([address, family]));
    expect(answers).toEqual([
      [found[1], found[3]],
      ['8.8.8.8', 4],
    ]);
  });

  it('follows no redirect', async () => {
    const port = await serve((_, outgoing) => outgoing.writeHead(307, { location: `http://127.0.0.1:${port}/secret` }).end());
    expect(await failing(post(`http://127.0.0.1:${port}/`))).toBe('bad_status');
    expect(reached).toEqual(['/']);
  });

  it('waits no longer than it may, wherever it hangs', async () => {
    const mute = await serve(() => undefined);
    const drip = await serve((_, outgoing) => {
      outgoing.write('{');
      const timer = setInterval(() => outgoing.write(' '), 5);
      outgoing.on('close', () => clearInterval(timer));
    });
    for (const port of [mute, drip]) {
      const began = performance.now();
      expect(await failing(post(`http://127.0.0.1:${port}/`, { withinMs: 60 }))).toBe('slow');
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  it('is cut where the answer is too large, also when it says so itself or never ends', async () => {
    const fits = await serve((_, outgoing) => outgoing.end('x'.repeat(1_000)));
    const large = await serve((_, outgoing) => outgoing.end('x'.repeat(1_001)));
    let sent = 0;
    const endless = await serve((_, outgoing) => {
      const more = (): void => {
        while (!outgoing.destroyed && outgoing.write('x'.repeat(10_000))) sent += 10_000;
      };
      outgoing.on('drain', more);
      more();
    });
    expect(await post(`http://127.0.0.1:${fits}/`)).toHaveLength(1_000);
    expect(await failing(post(`http://127.0.0.1:${large}/`))).toBe('too_large');
    expect(await failing(post(`http://127.0.0.1:${endless}/`))).toBe('too_large');
    expect(sent).toBeLessThan(20_000_000);
  });

  it('says that nobody is there, that the answer is an error, or no text', async () => {
    const port = await serve((incoming, outgoing) =>
      outgoing.writeHead(incoming.url === '/500' ? 500 : 200).end(Buffer.from([0xff, 0xfe])),
    );
    expect(await failing(post(`http://127.0.0.1:${port}/500`))).toBe('bad_status');
    expect(await failing(post(`http://127.0.0.1:${port}/`))).toBe('not_text');
    expect(await failing(post('http://127.0.0.1:1/'))).toBe('unreachable');
  });

  it('ends when it is told to', async () => {
    const port = await serve(() => undefined);
    const ending = new AbortController();
    const asked = failing(post(`http://127.0.0.1:${port}/`, { signal: ending.signal }));
    ending.abort();
    expect(await asked).toBe('ended');
  });
});

describe('A public address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8'])('is %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1'],
    ...['192.0.2.1', '198.18.0.1', '240.0.0.1', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1'],
    ...['::ffff:10.0.0.1', '::ffff:7f00:1', '::7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'nonsense', ''],
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

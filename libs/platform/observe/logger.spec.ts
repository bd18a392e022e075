import { Writable } from 'node:stream';
import { type DestinationStream, pino } from 'pino';
import { readEnv } from '../env/env';
import { logFile, loggerOptions, readable } from './logger';

describe('The log', () => {
  const written: string[] = [];
  const sink = new Writable({
    write(line: Buffer, _encoding, done) {
      written.push(line.toString());
      done();
    },
  });
  const loggerTo = (stream: DestinationStream, level = 'info') => {
    const [options] = loggerOptions(readEnv({ LOG_LEVEL: level })).pinoHttp as [object];
    return pino(options, stream);
  };

  beforeEach(() => (written.length = 0));

  it('is JSON for programs', () => {
    loggerTo(sink).warn({ context: 'Sockets' }, 'a client was cut');
    expect(JSON.parse(written[0]!)).toMatchObject({ context: 'Sockets', msg: 'a client was cut' });
  });

  it('is a line that people can read at a terminal', async () => {
    loggerTo(readable(sink)).warn({ context: 'Sockets', responseTime: 3 }, 'a client was cut');
    await new Promise(setImmediate);
    expect(written.join('')).toMatch(/^\[\d\d:\d\d:\d\d\] .*WARN.*Sockets: a client was cut.*\n$/);
  });

  it('keeps for debugging what Nest tells of each route at each start', () => {
    for (const level of ['info', 'debug']) loggerTo(sink, level).info({ context: 'RouterExplorer' }, 'Mapped {/v1/chats, GET} route');
    expect(written).toHaveLength(1);
    loggerTo(sink).error({ context: 'RouterExplorer' }, 'failed');
    expect(written).toHaveLength(2);
  });

  it('goes to a file in the demo alone', () => {
    expect([logFile(readEnv({})), logFile(readEnv({ DEMO: '1', DATA_DIR: '/data' }))]).toEqual([undefined, '/data/demo.log']);
  });

  describe('is not written by whoever is in it:', () => {
    const FORGED = '[12:00:00] INFO: An admin signed in';
    const hostile = [
      ...[`x\n${FORGED}`, `x\r\n${FORGED}`, `x\r${FORGED}`, `x\x0b${FORGED}`, `x\u0085${FORGED}`, `x\u2028${FORGED}`, `x\u2029${FORGED}`],
      ...[`x\x1b[2K\x1b[1A${FORGED}`, `x\x9b2K${FORGED}`, `x\x1b]0;title\x07`, 'x\b\b\b', 'x\0y', '\u202etxet', '\u2066x', '\x7f'],
      `x"}\n{"level":30,"msg":"${FORGED}"}`,
    ];
    // eslint-disable-next-line no-control-regex -- colours are our own
    const COLOUR = /\x1b\[\d+m/g;
    const terminal = readable(sink);
    // eslint-disable-next-line no-control-regex -- what a line is to be free of, beside colours
    const UNSEEN = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
    const lines = async (log: (logger: ReturnType<typeof loggerTo>) => void, stream: DestinationStream): Promise<string[]> => {
      written.length = 0;
      log(loggerTo(stream, 'debug'));
      await new Promise(setImmediate);
      return written.join('').trimEnd().split('\n');
    };
    const PLACES: Record<string, (text: string) => Parameters<typeof lines>[0]> = {
      'a message': (text) => (log) => log.warn({ context: 'Chats' }, text),
      'a context': (text) => (log) => log.warn({ context: text }, 'went wrong'),
      'a field': (text) => (log) => log.warn({ context: 'Chats', detail: text, deep: { detail: [text] } }, 'went wrong'),
      'a path': (text) => (log) => log.debug({ req: { id: text, method: 'GET', url: `/v1/${text}?token=x` } }, 'request completed'),
      'an error': (text) => (log) => log.error(Object.assign(new Error(text), { detail: text }), 'request failed'),
      'an error alone': (text) => (log) => log.error(new Error(text, { cause: new Error(text) })),
    };

    it.each(Object.keys(PLACES))('%s', async (place) => {
      for (const text of hostile) {
        const log = PLACES[place]!(text);
        const json = await lines(log, sink);
        expect({ text, json: json.map((line) => JSON.parse(line) as object) }).toEqual({ text, json: [expect.anything()] });
        const [first, ...rest] = await lines(log, terminal);
        // Whatever follows a line belongs to it, and is set in.
        expect({ text, first, rest: rest.filter((line) => !line.startsWith('    ')) }).toEqual({
          text,
          first: expect.stringMatching(/^\[\d\d:\d\d:\d\d\] /),
          rest: [],
        });
        expect(written.join('').replaceAll(COLOUR, '')).not.toMatch(UNSEEN);
      }
    });
  });
});

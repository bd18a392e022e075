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
});

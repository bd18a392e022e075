import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Params } from 'nestjs-pino';
import { type DestinationStream, destination } from 'pino';
import pretty from 'pino-pretty';
import type { Env } from '../env/env';

const INFO = 30;
/** Nest tells of each module and route at each start: a hundred lines that are true of every start. */
const ABOUT_STARTING = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'WebSocketsController']);

/** The file that the demo logs into, so that its terminal has room for addresses and logins; made anew by each start. */
export function logFile({ DEMO, DATA_DIR }: Env): string | undefined {
  return DEMO ? join(DATA_DIR, 'demo.log') : undefined;
}

/** Logs with the request's id that its answer carries; never a token, a password or a message's text. JSON, but for people at a terminal. */
export function loggerOptions(env: Env, isTerminal = process.stdout.isTTY): Params {
  return { pinoHttp: [pinoOptions(env), streamFor(env, isTerminal)] };
}

function streamFor(env: Env, isTerminal: boolean): DestinationStream {
  const dest = logFile(env);
  if (dest !== undefined) return destination({ dest, append: false, mkdir: true, sync: true });
  const stdout = 1;
  return isTerminal ? readable(stdout) : destination(stdout);
}

/** Lines for people: the time, how grave it is, and who says what. */
export function readable(out: number | NodeJS.WritableStream): DestinationStream {
  return pretty({
    destination: out,
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname,context,req,res,responseTime',
    messageFormat: '{if context}{context}: {end}{msg}',
  });
}

function pinoOptions({ LOG_LEVEL }: Env) {
  return {
    level: LOG_LEVEL,
    autoLogging: { ignore: (request: IncomingMessage) => /^\/(health|metrics|socket\.io)/.test(request.url ?? '') },
    redact: ['req.headers.authorization', 'req.headers.cookie'],
    customLogLevel: (_request: unknown, response: { statusCode: number }, error?: Error) =>
      error || response.statusCode >= 500 ? ('error' as const) : ('debug' as const),
    hooks: { logMethod },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  };
}

function logMethod(this: { debug(...words: unknown[]): void }, words: unknown[], log: (...words: unknown[]) => void, level: number): void {
  const { context } = (words[0] ?? {}) as { context?: string };
  if (level === INFO && context !== undefined && ABOUT_STARTING.has(context)) return this.debug(...words);
  log.apply(this, words);
}

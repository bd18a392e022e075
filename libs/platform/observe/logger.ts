import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Params } from 'nestjs-pino';
import { type DestinationStream, destination } from 'pino';
import pretty from 'pino-pretty';
import type { Env } from '../env/env';

const INFO = 30;
/** Loggers that Nest uses for a line per module and route at every start: a hundred lines that never differ. */
const BOOT_LOGGERS = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'WebSocketsController']);

/**
 * Path of the demo's log file, which each start overwrites. The demo logs to a file so that its terminal shows only addresses and logins.
 */
export function logFile({ DEMO, DATA_DIR }: Env): string | undefined {
  return DEMO ? join(DATA_DIR, 'demo.log') : undefined;
}

/**
 * Options of the logger. Each line has the id of its request and never a token, a password or the text of a message. Lines are JSON, or
 * readable text on a terminal.
 */
export function loggerOptions(env: Env, isTerminal = process.stdout.isTTY): Params {
  return { pinoHttp: [pinoOptions(env), streamFor(env, isTerminal)] };
}

function streamFor(env: Env, isTerminal: boolean): DestinationStream {
  const dest = logFile(env);
  if (dest !== undefined) return destination({ dest, append: false, mkdir: true, sync: true });
  const stdout = 1;
  return isTerminal ? readable(stdout) : destination(stdout);
}

/** Formats log lines for people: time, level, context and message. What could move a terminal or begin a line of its own is written as a code. */
export function readable(out: number | NodeJS.WritableStream): DestinationStream {
  const formatted = pretty({
    destination: out,
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname,context,req,res,responseTime',
    messageFormat: ({ context, msg }) => [context, msg].filter(Boolean).join(': ').replaceAll('\n', '\\n'),
  });
  return { write: (line) => void formatted.write(line.replace(ESCAPED_OR_UNSEEN, written)) };
}

/** In JSON: each escape, and what it leaves as it is though a terminal may heed it: controls beyond ASCII, ends of lines, directions of text. */
const ESCAPED_OR_UNSEEN = /\\(u[\da-f]{4}|.)|[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gi;
const CONTROL = /^(u00[01]|[bfrt]$)/;

/** Such a character as its code. Line feeds stay: in the message they are written out, and in what follows it each line is set in. */
function written(found: string, escape?: string): string {
  if (escape === undefined) return `\\\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return CONTROL.test(escape) ? `\\\\${escape}` : found;
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
  if (level === INFO && context !== undefined && BOOT_LOGGERS.has(context)) return this.debug(...words);
  log.apply(this, words);
}

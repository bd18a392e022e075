import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const LINGER_MS = 5_000;

/**
 * Who is answered before having sent everything, say because the file is too large, would get a reset in place of the
 * answer if the connection was closed at once: the rest is read away for a moment, and not for longer.
 */
export function lingeringClose(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, _reply, done) => {
      const { raw } = request;
      if (!raw.complete && !raw.destroyed) {
        const timer = setTimeout(() => raw.destroy(), LINGER_MS).unref();
        raw.once('close', () => clearTimeout(timer));
        raw.once('end', () => clearTimeout(timer));
        raw.resume();
      }
      done();
    });
}

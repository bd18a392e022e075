import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const LINGER_MS = 5_000;

/**
 * Lingering close: when a request is answered before its body has arrived (e.g. the file is too large), closing the connection at once
 * would send a TCP reset, and the client might never see the answer. So the rest of the body is read and discarded for at most `LINGER_MS`.
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

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** No cache keeps what the API answers, unless the answer says otherwise: it is somebody's. */
export function keptByNoCache(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
      done();
    });
}

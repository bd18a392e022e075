import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Content security policy of whatever is no page: opened as one, it may load and run nothing, and is in no frame. */
export const NO_PAGE = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
/** Of what somebody uploaded, which has an origin of its own besides. */
export const NO_PAGE_OF_OURS = `${NO_PAGE}; sandbox`;

/** Unless an answer says otherwise: no cache keeps what the API answers, since it is somebody's, and what programs ask for is no page. */
export function answerForPrograms(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
      if (/^\/(v1|health|metrics)\b/.test(request.url)) void reply.header('content-security-policy', NO_PAGE);
      done();
    });
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Meter } from './meter';

/** Not a route, so that the addresses that scanners try do not become names of their own. */
const UNKNOWN = 'unknown';

/** Measures each HTTP request by its route. */
export function measureRequests(app: NestFastifyApplication): void {
  const meter = app.get(Meter);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const route = request.is404 ? UNKNOWN : (request.routeOptions.url ?? UNKNOWN);
      meter.took('request', `${request.method} ${route}`, `${Math.floor(reply.statusCode / 100)}xx`, reply.elapsedTime);
      done();
    });
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Span } from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import { Meter } from './meter';
import { failed, isTracing, requestSpan } from './tracing';

/** Not a route, so that the addresses that scanners try do not become names of their own. */
const UNKNOWN = 'unknown';
const FAILED = 500;

const spans = new WeakMap<FastifyRequest, Span>();

/** Measures each HTTP request by its route; where traces are wanted, each is a span. */
export function measureRequests(app: NestFastifyApplication): void {
  const meter = app.get(Meter);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    if (!isTracing()) return done();
    const { method, headers, id } = request;
    const { span, within } = requestSpan(nameOf(request), headers, { 'http.request.method': method, 'switchboard.request_id': id });
    spans.set(request, span);
    within(done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    meter.took('request', nameOf(request), `${Math.floor(reply.statusCode / 100)}xx`, reply.elapsedTime);
    const span = spans.get(request);
    span?.setAttributes({ 'http.response.status_code': reply.statusCode });
    if (reply.statusCode >= FAILED && span) failed(span, reply.statusCode);
    span?.end();
    done();
  });
}

function nameOf({ method, is404, routeOptions: { url = UNKNOWN } }: FastifyRequest): string {
  return `${method} ${is404 ? UNKNOWN : url}`;
}

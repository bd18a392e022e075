import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import helmet from '@fastify/helmet';
import { Logger } from 'nestjs-pino';
import { AccessGuard } from './auth/access.guard';
import type { Env } from './env/env';
import { guardHost } from './http/host';
import { isAllowedOrigin } from './http/origins';
import { ActingInterceptor } from './audit/acting.interceptor';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { measureRequests } from './observe/measured-requests';
import { ReplicaConnections } from './db/reads';
import { NodeLink } from './realtime/node-link';
import { SocketAdapter } from './realtime/socket.adapter';
import { acceptJson, guardInput, MAX_BODY_BYTES } from './http/body';
import { toProblem } from './http/problem';
import { ProblemFilter, sendProblem } from './http/problem.filter';
import { lingeringClose } from './http/lingering-close';
import { answerForPrograms } from './http/for-programs';
import { answerWithRateLimits } from './limits/rate-limit-headers';
import { answerWithRequestId, requestId } from './http/request-id';
import { trustProxy } from './http/trust-proxy';
import { InputPipe } from './http/validation';

/** Creates the application, configured but not yet listening. */
export async function createApp(module: DynamicModule, env: Env): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(env), { bufferLogs: true, abortOnError: false });
  return configureApp(app, env);
}

/** Seconds within which a whole request must arrive; long, because a large upload over a slow connection takes minutes. */
const REQUEST_SECONDS = 300;

/** Characters of a part of a path: more than those of the longest name, so that it is the validation that refuses a longer one. */
const MAX_PATH_PART = 500;

export function httpAdapter(env: Env): FastifyAdapter {
  const headersTimeout = env.HANDSHAKE_SECONDS * 1000;
  return new FastifyAdapter({
    http: { headersTimeout, connectionsCheckingInterval: headersTimeout / 2 },
    requestTimeout: REQUEST_SECONDS * 1000,
    bodyLimit: MAX_BODY_BYTES,
    routerOptions: { maxParamLength: MAX_PATH_PART },
    trustProxy: trustProxy(env),
    genReqId: requestId,
    forceCloseConnections: true,
    // A path that cannot be decoded matches no route, so that no exception filter runs for its error.
    frameworkErrors: (error: unknown, _request: unknown, reply: FastifyReply) => sendProblem(reply, toProblem(error)),
  });
}

/** Puts everything but what machines ask for below `/v1`. */
export function withPrefix<A extends NestFastifyApplication>(app: A): A {
  return app.setGlobalPrefix('v1', { exclude: ['health/live', 'health/ready', 'metrics', '/'] });
}

export async function configureApp(app: NestFastifyApplication, env: Env): Promise<NestFastifyApplication> {
  app.useLogger(app.get(Logger));
  app.flushLogs();
  withPrefix(app);
  app.useGlobalGuards(app.get(AccessGuard));
  app.useGlobalPipes(new InputPipe());
  app.useGlobalInterceptors(new ActingInterceptor(), app.get(IdempotencyInterceptor));
  app.useGlobalFilters(new ProblemFilter());
  measureRequests(app);
  answerWithRequestId(app);
  guardHost(app);
  answerForPrograms(app);
  answerWithRateLimits(app);
  lingeringClose(app);
  await app.register(helmet, { contentSecurityPolicy: false });
  enableCors(app, env);
  acceptJson(app);
  guardInput(app);
  await app.get(ReplicaConnections).connect();
  await app.get(NodeLink).connect();
  app.useWebSocketAdapter(new SocketAdapter(app));
  return app;
}

/** The plugin's default allows only the CORS-safelisted methods GET, HEAD and POST. */
const CORS = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposedHeaders: [
    ...['x-request-id', 'retry-after', 'ratelimit', 'ratelimit-policy'],
    ...['etag', 'idempotent-replayed', 'content-disposition', 'content-range'],
  ],
  maxAge: 600,
};

function enableCors(app: NestFastifyApplication, env: Env): void {
  app.enableCors({
    delegator: (request: { headers: { origin?: string; host?: string } }, decide: (error: null, options: object) => void) =>
      decide(null, { ...CORS, origin: isAllowedOrigin(request.headers.origin, request.headers.host, env.ALLOWED_ORIGINS) }),
  });
}

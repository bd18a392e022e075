import 'reflect-metadata';
import { METHOD_METADATA, HTTP_CODE_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ACCESS, type AccessLevel, PEOPLE_ONLY, ProblemDto, readEnv, VERSIONED, withPrefix } from '#platform';
import { ServerModule } from '#server';

/** What the code says of an operation besides its OpenAPI decorators. */
export interface Handler {
  controller: string;
  method: string;
  access: AccessLevel;
  peopleOnly: boolean;
  /** A POST that answers 201. */
  creates: boolean;
  /** Has an `ETag`, and takes `If-Match` where it changes something. */
  versioned: boolean;
}

/** What the decorators of the controllers say; `operationId` is the key of `handlers`. Nothing is connected to, and no provider made. */
export async function readApplication(): Promise<{ document: OpenAPIObject; handlers: Map<string, Handler> }> {
  const env = readEnv({ JWT_SECRET: 'nothing is signed with this one here' });
  const options = { preview: true, logger: false, abortOnError: false } as const;
  const app = withPrefix(await NestFactory.create<NestFastifyApplication>(ServerModule.forRoot(env), new FastifyAdapter(), options));
  const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller}.${method}`,
    extraModels: [ProblemDto],
  });
  return { document, handlers: handlersOf(app) };
}

function handlersOf(app: NestFastifyApplication): Map<string, Handler> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return new Map(
    controllers.flatMap(({ metatype }) => {
      const made = metatype as (new () => object) | null;
      if (!made) return [];
      const methods = Object.getOwnPropertyNames(made.prototype).filter((name) => name !== 'constructor');
      return methods.map((name) => [`${made.name}.${name}`, handlerOf(made, name)] as const);
    }),
  );
}

function handlerOf(controller: new () => object, method: string): Handler {
  const handler = (controller.prototype as Record<string, object>)[method]!;
  const said = (what: string): unknown => Reflect.getMetadata(what, handler) ?? Reflect.getMetadata(what, controller);
  const code = (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ?? 201;
  return {
    controller: controller.name,
    method,
    access: (said(ACCESS) as AccessLevel | undefined) ?? 'agent',
    peopleOnly: said(PEOPLE_ONLY) === true,
    versioned: Reflect.hasMetadata(VERSIONED, handler),
    creates: Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST && code === 201,
  };
}

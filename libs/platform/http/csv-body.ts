import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

/** Marks a route whose `csv` may also be the body itself, as `text/csv`. */
export const TakesCsv = (): MethodDecorator =>
  applyDecorators(RouteConfig({ takesCsv: true }), ApiConsumes('application/json', 'text/csv'));

export function takesCsv(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesCsv?: boolean }).takesCsv === true;
}

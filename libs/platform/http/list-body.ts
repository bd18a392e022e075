import { applyDecorators, type PipeTransform } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsObject, ValidateNested } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { fieldErrorsOf, InputPipe, invalidInput } from './validation';

/** Lets a handler take a list as its body, which a `ListPipe` validates. */
export const TakesList = (): MethodDecorator => RouteConfig({ takesList: true });

export function takesList(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesList?: boolean }).takesList === true;
}

/** Validation of a body that is a list, of at most so many; errors are named by their place in it. */
export class ListPipe implements PipeTransform<unknown, Promise<unknown[]>> {
  private readonly metatype: new () => { list: unknown[] };
  private readonly pipe = new InputPipe();

  constructor(items: new () => object, most: number) {
    class Listed {
      list!: unknown[];
    }
    applyDecorators(
      IsObject({ each: true }),
      ArrayMaxSize(most),
      ValidateNested({ each: true }),
      Type(() => items),
    )(Listed.prototype, 'list');
    this.metatype = Listed;
  }

  async transform(list: unknown): Promise<unknown[]> {
    if (!Array.isArray(list)) throw invalidInput([{ pointer: '', message: 'must be a list' }]);
    try {
      return ((await this.pipe.transform({ list }, { type: 'body', metatype: this.metatype })) as { list: unknown[] }).list;
    } catch (error) {
      throw invalidInput(fieldErrorsOf(error).map((each) => ({ ...each, pointer: each.pointer.replace('/list', '') })));
    }
  }
}

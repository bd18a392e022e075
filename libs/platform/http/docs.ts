import { applyDecorators, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { DomainError } from '#kernel';
import { UUID } from './paging';

class FieldProblem {
  @ApiProperty({ example: '/skills/0/level' }) pointer!: string;
  @ApiProperty() message!: string;
}

export class ProblemDto {
  @ApiProperty() type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiProperty() detail!: string;
  @ApiProperty({ description: 'Stable error code, on which programs may rely', example: 'chat.not_found' }) code!: string;
  @ApiPropertyOptional({ description: 'The `X-Request-Id` of the request, which the log has too' }) requestId?: string;
  @ApiPropertyOptional({ type: [FieldProblem] }) errors?: FieldProblem[];
}

/** Swagger schema of the `moved` field of a `MovingPage`. */
export const movedDoc = {
  type: Boolean,
  enum: [true],
  description: 'A row has changed its place since the first page was read, so that the pages may miss it or contain it twice',
};

/** Documents a page of `model`; with `moves`, a `MovingPage`. */
export function ApiPage(model: Type, { moves = false } = {}): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(model),
    ApiResponse({
      status: 200,
      schema: {
        type: 'object',
        required: ['data', 'nextCursor'],
        properties: {
          data: { type: 'array', items: { $ref: getSchemaPath(model) } },
          nextCursor: { type: 'string', nullable: true },
          ...(moves && { moved: { ...movedDoc, type: 'boolean' } }),
        },
      },
    }),
  );
}

/** Pipe for an id in a path. A text that is not a UUID cannot exist, so it gets the same answer as an unknown id, e.g. `chat.not_found`. */
export function idParam(what: string, inWords = what): PipeTransform<string, string> {
  return new IdPipe(what, inWords);
}

@Injectable()
class IdPipe implements PipeTransform<string, string> {
  constructor(
    private readonly what: string,
    private readonly inWords: string,
  ) {}

  transform(value: string): string {
    if (!UUID.test(value)) throw new DomainError('missing', `${this.what}.not_found`, `There is no such ${this.inWords}`);
    return value.toLowerCase();
  }
}

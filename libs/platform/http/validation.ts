import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '#kernel';

/**
 * A class of input with a test that is cheaper than its decorators and never looser: what it accepts, they accept and
 * leave as it is. For the few that come thousands of times a second.
 */
export interface QuicklyTested {
  isTriviallyValid(input: object): boolean;
}

/** One pipe for REST and sockets: unknown fields are refused and every wrong field is named. */
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => fieldErrors(error, ''))),
    });
  }

  override transform(input: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    const { isTriviallyValid } = (metatype ?? {}) as Partial<QuicklyTested>;
    return (
      type === 'custom' || (isObject(input) && isTriviallyValid?.(input)) ? input : super.transform(input, metadata)
    ) as Promise<unknown>;
  }
}

function isObject(input: unknown): input is object {
  return typeof input === 'object' && input !== null;
}

export function invalidInput(errors: FieldError[]): DomainError {
  return new DomainError('invalid', 'validation.failed', 'The input is not valid', {}, errors);
}

/** That something is no string says more than that it is too long. */
function clearest(constraints: Record<string, string>): string | undefined {
  const type = Object.keys(constraints).find((name) => name.startsWith('is'));
  return constraints[type ?? Object.keys(constraints)[0] ?? ''];
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const message = clearest(error.constraints ?? {});
  const own = message === undefined ? [] : [{ pointer, message }];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

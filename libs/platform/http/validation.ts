import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '#kernel';

/** One pipe for REST and sockets: unknown fields are refused and every wrong field is named. */
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => fieldErrors(error, ''))),
    });
  }
}

export function invalidInput(errors: FieldError[]): DomainError {
  return new DomainError('invalid', 'validation.failed', 'The input is not valid', {}, errors);
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.values(error.constraints ?? {}).map((message) => ({ pointer, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

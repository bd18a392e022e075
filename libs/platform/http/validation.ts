import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { DomainError, type FieldError } from '#kernel';

rememberRules();

/**
 * Input class with a fast path: `isTriviallyValid` is cheaper than the decorators and never more permissive. Input that it accepts would
 * pass them unchanged. For the few inputs that arrive thousands of times a second.
 */
export interface QuicklyTested {
  isTriviallyValid(input: object): boolean;
}

/** Validation pipe for REST and sockets: refuses unknown fields, and reports every invalid field. */
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

/** The invalid fields that an error names. @throws the error itself when it names none */
export function fieldErrorsOf(error: unknown): FieldError[] {
  if (error instanceof DomainError && error.errors) return error.errors;
  throw error;
}

/** Selects the message about the type, if there is one: "must be a string" is clearer than "must be shorter". */
function clearestMessage(constraints: Record<string, string>): string | undefined {
  const type = Object.keys(constraints).find((name) => name.startsWith('is'));
  return constraints[type ?? Object.keys(constraints)[0] ?? ''];
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const message = clearestMessage(error.constraints ?? {});
  const own = message === undefined ? [] : [{ pointer, message }];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

/** Rules of a class, which class-validator looks for among those of all classes at each validation, are looked for once: they never change. */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, ReturnType<typeof find>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups) return find(target, schema, always, strictGroups, groups);
    let rules = known.get(target);
    if (!rules) known.set(target, (rules = find(target, schema, always, strictGroups, groups)));
    return rules;
  };
}

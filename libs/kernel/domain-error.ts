export type ErrorKind =
  | 'malformed'
  | 'unauthorized'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'stale'
  | 'too_large'
  | 'unsupported'
  | 'invalid'
  | 'too_many'
  | 'unavailable';

export interface FieldError {
  /** RFC 6901 pointer to the wrong field, e.g. `/skills/0/level`. */
  pointer: string;
  message: string;
}

/** Domain error: a broken rule. `code` is stable and public; filters turn the error into problem+json or a socket nack. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    /** Further members of the problem object, e.g. `{chatId}`. */
    readonly details: Record<string, unknown> = {},
    readonly errors?: FieldError[],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** Validation error for one field, thrown by a rule that the schema of the input cannot express. */
export class InvalidField extends DomainError {
  constructor(pointer: string, message: string, code = 'validation.failed') {
    super('invalid', code, `${pointer.slice(1)}: ${message}`, {}, [{ pointer, message }]);
  }
}

import type { FieldError } from '#kernel';
import { invalidInput } from './validation';

const MAX_DEPTH = 32;

/**
 * Refuses strings that Postgres cannot store unchanged, and keys that are properties of `Object.prototype` or of classes, which the
 * validation would take for known fields or silently drop.
 * @throws DomainError `validation.failed`
 */
export function refuseUnsafeText(input: unknown): void {
  const errors: FieldError[] = [];
  inspect(input, '', 0, errors);
  if (errors.length > 0) throw invalidInput(errors);
}

function inspect(value: unknown, pointer: string, depth: number, errors: FieldError[]): void {
  if (depth > MAX_DEPTH) {
    errors.push({ pointer, message: `must not be nested deeper than ${MAX_DEPTH} levels` });
  } else if (typeof value === 'string') {
    const message = unsafe(value);
    if (message) errors.push({ pointer, message });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      const message = unsafe(key);
      if (message) errors.push({ pointer, message: `has a member whose name ${message}` });
      if (isBuiltInProperty(key)) errors.push({ pointer: `${pointer}/${key}`, message: 'must not be there' });
      inspect(member, `${pointer}/${key}`, depth + 1, errors);
    }
  }
}

function isBuiltInProperty(name: string): boolean {
  return name in Object.prototype || name === 'prototype';
}

function unsafe(text: string): string | undefined {
  if (text.includes('\0')) return 'must not contain a NUL character';
  if (!text.isWellFormed()) return 'must not contain a lone surrogate';
  return undefined;
}

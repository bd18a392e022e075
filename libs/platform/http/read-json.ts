import { DomainError } from '#kernel';
import { inexactNumbers } from './exact-numbers';
import { refuseUnsafeText } from './safe-text';
import { invalidInput } from './validation';

/**
 * Reads JSON that did not come as a body, by the rules for bodies: numbers that are exact, texts that can be stored, no keys that mean
 * something to every object.
 * @throws DomainError `json.malformed` or `validation.failed`
 */
export function readJson(text: string): unknown {
  const value = parsed(text);
  refuseUnkeepable(value, text);
  return value;
}

/**
 * Refuses what would be kept as something else than its JSON text says.
 * @throws DomainError `validation.failed`
 */
export function refuseUnkeepable(value: unknown, text: string): void {
  const inexact = inexactNumbers(text);
  if (inexact.length > 0) throw invalidInput(inexact);
  refuseUnsafeText(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DomainError('invalid', 'json.malformed', 'It is not JSON', {}, [{ pointer: '', message: 'is not JSON' }]);
  }
}

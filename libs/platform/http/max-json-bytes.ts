import { rule } from './rule';

/** Limits free-form JSON by its serialised size in bytes. */
export function MaxJsonBytes(max: number): PropertyDecorator {
  return rule(
    'maxJsonBytes',
    (value) => Buffer.byteLength(JSON.stringify(value ?? null)) <= max,
    `must not be larger than ${max} bytes of JSON`,
  );
}

import { rule } from './rule';

/** Bounds free-form JSON by its size in bytes. */
export function MaxJsonBytes(max: number): PropertyDecorator {
  return rule(
    'maxJsonBytes',
    (value) => Buffer.byteLength(JSON.stringify(value ?? null)) <= max,
    `must not be larger than ${max} bytes of JSON`,
  );
}

import { registerDecorator } from 'class-validator';

/** Bounds free-form JSON by its size in bytes. */
export function MaxJsonBytes(max: number): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'maxJsonBytes',
      target: target.constructor,
      propertyName: propertyName as string,
      constraints: [max],
      validator: {
        validate: (value: unknown) => Buffer.byteLength(JSON.stringify(value ?? null)) <= max,
        defaultMessage: () => `${String(propertyName)} must not be larger than ${max} bytes of JSON`,
      },
    });
}

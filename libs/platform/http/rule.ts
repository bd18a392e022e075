import { registerDecorator } from 'class-validator';

/** A decorator for a rule of our own; `says` follows the name of the field in what people read. */
export function rule(
  name: string,
  holds: (value: unknown, input: object) => boolean,
  says: string,
  options: { each?: boolean } = {},
): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: propertyName as string,
      options,
      validator: {
        validate: (value, context) => holds(value, context!.object),
        defaultMessage: () => `${options.each ? 'each value in ' : ''}${String(propertyName)} ${says}`,
      },
    });
}

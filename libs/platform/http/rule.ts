import { registerDecorator } from 'class-validator';

/** Creates a validation decorator. `says` is the error message, which follows the name of the field. */
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

import { applyDecorators } from '@nestjs/common';
import proxyAddress from '@fastify/proxy-addr';
import { Transform } from 'class-transformer';
import { type Role, ROLES } from '#words';
import { IsIn, IsInt, IsNumber, IsOptional, Matches, Max, Min, ValidateBy } from 'class-validator';

const asNumber = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value.trim() || NaN) : value));

/** Decorators of `Env`. Their messages continue the name and value of the variable: `PORT="abc" must be …`. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): PropertyDecorator {
  const message =
    max === Number.MAX_SAFE_INTEGER ? `must be a whole number of at least ${min}` : `must be a whole number from ${min} to ${max}`;
  return applyDecorators(asNumber, IsInt({ message }), Min(min, { message }), Max(max, { message }), IsOptional());
}

export function seconds(min: number, max: number): PropertyDecorator {
  const message = `must be seconds, from ${min} to ${max}`;
  return applyDecorators(asNumber, IsNumber({}, { message }), Min(min, { message }), Max(max, { message }), IsOptional());
}

export function pattern(form: RegExp, message: string): PropertyDecorator {
  return applyDecorators(Matches(form, { message }), IsOptional());
}

/** One of the given words, in upper or lower case. */
export function oneOf(words: readonly string[]): PropertyDecorator {
  const asWord = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value));
  return applyDecorators(asWord, IsIn(words, { message: `must be one of ${words.join(', ')}` }), IsOptional());
}

const FLAGS = new Map<unknown, boolean>([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
]);

export function flag(): PropertyDecorator {
  const asFlag = Transform(({ value }: { value: unknown }) => FLAGS.get(value) ?? value);
  return applyDecorators(asFlag, IsIn([true, false], { message: 'must be 1 or 0' }), IsOptional());
}

export function check(isRight: (value: string) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name: 'check',
    validator: { validate: (value: unknown) => typeof value === 'string' && isRight(value), defaultMessage: () => message },
  });
}

/** A comma-separated list. */
export function list(isRight: (item: string) => boolean, message: string): PropertyDecorator {
  const asList = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? itemsOf(value) : value));
  const validator = { validate: (value: unknown) => (value as string[]).every(isRight), defaultMessage: () => message };
  return applyDecorators(asList, ValidateBy({ name: 'list', validator }));
}

/** A comma-separated list of web origins. */
export function origins(): PropertyDecorator {
  const message = 'must be origins as a browser sends them, such as https://shop.example, without a path, separated by commas; or *';
  return list((item) => item === '*' || isOrigin(item), message);
}

/** Roles by the values that lead to them: `support=agent, leads=supervisor`. What cannot be read as such is left as it is, and refused. */
export function roleMap(): PropertyDecorator {
  const asMap = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (rolesOf(value) ?? value) : value));
  const message = `must be values with the roles that they lead to, such as support=agent, leads=supervisor; roles are ${ROLES.join(', ')}`;
  const validator = { validate: (value: unknown) => typeof value === 'object', defaultMessage: () => message };
  return applyDecorators(asMap, ValidateBy({ name: 'roleMap', validator }));
}

function rolesOf(value: string): Record<string, Role> | undefined {
  const pairs = itemsOf(value).map((item) => /^(.+?)\s*=\s*(\w+)$/.exec(item)?.slice(1) as [string, Role] | undefined);
  return pairs.length > 0 && pairs.every((pair) => pair && ROLES.includes(pair[1]))
    ? Object.fromEntries(pairs as [string, Role][])
    : undefined;
}

export function isProxies(value: string): boolean {
  const hops = Number(value);
  if (!Number.isNaN(hops)) return Number.isInteger(hops) && hops >= 0;
  try {
    proxyAddress.compile(itemsOf(value));
    return true;
  } catch {
    return false;
  }
}

export function itemsOf(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function isOrigin(item: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@*]+$/i.test(item) || !URL.canParse(item)) return false;
  const { origin, protocol } = new URL(item);
  // The origin of a custom scheme, such as capacitor://localhost, cannot be derived from a URL.
  return protocol === 'http:' || protocol === 'https:' ? origin === item : true;
}

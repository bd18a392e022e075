import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsEmail, IsIn, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { distinctNames, nameKey, saysSomething } from '#kernel';
import { rule } from './rule';

const MAX_EMAIL = 254;
const MAX_PHONE = 40;
const MAX_SEARCH = 200;

const textOf =
  (change: (text: string) => unknown) =>
  (value: unknown): unknown =>
    typeof value === 'string' ? change(value) : value;
const transformed = (change: (value: unknown) => unknown): PropertyDecorator => Transform(({ value }: { value: unknown }) => change(value));
const normalised = textOf((text) => text.normalize('NFC'));
const trimmed = textOf((text) => text.normalize('NFC').trim());

/** Validates a field only when it is present. Unlike `IsOptional`, null is refused. */
export const IfGiven = ValidateIf((_, value) => value !== undefined);
export const Trimmed = transformed(trimmed);
/** Unicode NFC only: apart from that, the stored text equals the text that the client sent. */
export const Normalised = transformed(normalised);

/** Requires a visible character: a letter, digit, sign or emoji, not only white space and invisible characters. */
export const SaysSomething = (options?: { each?: boolean }): PropertyDecorator =>
  rule('saysSomething', (value) => typeof value === 'string' && saysSomething(value), 'must say something', options);

/** Multi-line text, stored as it was written. */
export const Text = (max: number): PropertyDecorator => applyDecorators(Normalised, IsString(), SaysSomething(), MaxLength(max));
/** Single-line text, e.g. a name or a subject. Surrounding spaces are removed. */
export const Line = (max: number): PropertyDecorator => applyDecorators(Trimmed, IsString(), SaysSomething(), MaxLength(max));
/** Optional text; a text without visible characters becomes null. */
export const OptionalText = (max: number): PropertyDecorator =>
  applyDecorators(
    transformed(textOf((text) => (saysSomething(text) ? text.normalize('NFC') : null))),
    IsString(),
    MaxLength(max),
    ValidateIf((_, value) => value != null),
  );
/** Search query; a query without visible characters becomes undefined. */
export const SearchText = (max = MAX_SEARCH): PropertyDecorator =>
  applyDecorators(
    transformed(textOf((text) => (saysSomething(text) ? text.normalize('NFC') : undefined))),
    IsString(),
    MaxLength(max),
    IfGiven,
  );

export const PersonName = (): PropertyDecorator => Line(120);
export const ExternalId = (): PropertyDecorator => Line(200);
/** E-mail address as it may stand in a header: RFC 5321 without quoted local parts, which could hold line breaks and further addresses. */
export const EMail = (): PropertyDecorator =>
  applyDecorators(
    Trimmed,
    IsEmail(),
    MaxLength(MAX_EMAIL),
    rule('plainAddress', (value) => typeof value !== 'string' || !/[\s"\p{Cc}]/u.test(value), 'must hold no quotes and no spaces'),
  );
const LONGEST_LOCALE = 35;

function canonicalLocale(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_LOCALE) return undefined;
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** BCP 47 language tag, stored in its canonical form. */
export const Locale = (): PropertyDecorator =>
  applyDecorators(
    transformed((value) => canonicalLocale(value) ?? value),
    rule('locale', (value) => canonicalLocale(value) === value && value !== undefined, 'must be a BCP 47 language tag, e.g. pt-BR'),
  );

/** E-mail address used for signing in, compared without case. */
export const LoginName = transformed(textOf((text) => text.normalize('NFC').trim().toLowerCase()));

const PHONE = /^[\p{Nd}\p{Zs}()+./,;:#*=\u2010-\u2015-]+$/u;
const EXTENSION = /\b(?:ext|extension|x)\b/giu;

/** Whether a text contains a number that can be dialled. The check is lenient, since people write phone numbers in many forms. */
function canBeDialled(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_PHONE) return false;
  return PHONE.test(value.replace(EXTENSION, '').replace(/(?<=\p{Nd})x(?=\p{Nd})/giu, '')) && (value.match(/\p{Nd}/gu)?.length ?? 0) >= 2;
}

/** Phone number: digits with `+ ( ) - . /` and spaces, and `ext.` or `x` before an extension. */
export const Phone = (): PropertyDecorator =>
  applyDecorators(
    Trimmed,
    IsString(),
    MaxLength(MAX_PHONE),
    rule('phone', canBeDialled, 'must be a phone number: digits, with + ( ) - . / and spaces'),
  );

/** Set of names: names that are equal by `nameKey` are reduced to the first. */
export const SetOfNames = transformed((value) => (isStrings(value) ? distinctNames(value.map((name) => trimmed(name) as string)) : value));

const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** Requires a list of named objects without two names that are equal by `nameKey`. */
export const EachNamedOnce = (): PropertyDecorator =>
  ArrayUnique((each: { name?: unknown } | null) => (typeof each?.name === 'string' ? nameKey(each.name) : each), {
    message: '$property must name each only once',
  });

const eachOnce = (form: (value: unknown) => unknown): PropertyDecorator =>
  transformed((values) => (Array.isArray(values) ? [...new Set(values.map((value: unknown) => form(value)))] : values));

const SomeOf = (words: readonly string[]): PropertyDecorator =>
  applyDecorators(IsArray(), ArrayNotEmpty(), ArrayMaxSize(words.length), IsIn(words, { each: true }));

/** Requires a list of some of these words, at least one, each once: their order counts. */
export const EachOnceOf = (words: readonly string[]): PropertyDecorator => applyDecorators(ArrayUnique(), SomeOf(words));

/** Set of values: repetitions fall together. */
export const Distinct = eachOnce((value) => value);

/** Set of some of these words, at least one: repetitions fall together. */
export const SetOf = (words: readonly string[]): PropertyDecorator => applyDecorators(Distinct, SomeOf(words));

const lowerCase = textOf((text) => text.toLowerCase());

/** Set of ids: repetitions fall together, whatever their case. */
export const SetOfIds = (most: number): PropertyDecorator =>
  applyDecorators(eachOnce(lowerCase), IsArray(), ArrayMaxSize(most), IsUUID(undefined, { each: true }));

/** Options of `ApiProperty` for an RFC 3339 time. */
export const time = { format: 'date-time', type: String } as const;

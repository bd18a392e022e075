import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayUnique, IsEmail, IsString, MaxLength, ValidateIf } from 'class-validator';
import { distinctNames, nameKey, saysSomething } from '#kernel';
import { rule } from './rule';

const MAX_EMAIL = 254;
const MAX_PHONE = 40;
const MAX_SEARCH = 200;

const textOf =
  (change: (text: string) => unknown) =>
  (value: unknown): unknown =>
    typeof value === 'string' ? change(value) : value;
const changed = (change: (value: unknown) => unknown): PropertyDecorator => Transform(({ value }: { value: unknown }) => change(value));
const normalised = textOf((text) => text.normalize('NFC'));
const trimmed = textOf((text) => text.normalize('NFC').trim());

/** Given means given: unlike `IsOptional`, null is refused. */
export const IfGiven = ValidateIf((_, value) => value !== undefined);
export const Trimmed = changed(trimmed);
/** What is stored is what was acked, in one form, and otherwise as it was written. */
export const Normalised = changed(normalised);

/** Letters, digits, signs or emoji, not only white space and invisible characters. */
export const SaysSomething = (options?: { each?: boolean }): PropertyDecorator =>
  rule('saysSomething', (value) => typeof value === 'string' && saysSomething(value), 'must say something', options);

/** What people write to be read, kept as it was written. */
export const Text = (max: number): PropertyDecorator => applyDecorators(Normalised, IsString(), SaysSomething(), MaxLength(max));
/** What fits on a line: a name, a heading. Spaces around it do not belong to it. */
export const Line = (max: number): PropertyDecorator => applyDecorators(Trimmed, IsString(), SaysSomething(), MaxLength(max));
/** What may be left out; when it says nothing, it is. */
export const OptionalText = (max: number): PropertyDecorator =>
  applyDecorators(
    changed(textOf((text) => (saysSomething(text) ? text.normalize('NFC') : null))),
    IsString(),
    MaxLength(max),
    ValidateIf((_, value) => value != null),
  );
/** What is searched for; a blank search is none. */
export const SearchText = (max = MAX_SEARCH): PropertyDecorator =>
  applyDecorators(
    changed(textOf((text) => (saysSomething(text) ? text.normalize('NFC') : undefined))),
    IsString(),
    MaxLength(max),
    IfGiven,
  );

export const PersonName = (): PropertyDecorator => Line(120);
export const ExternalId = (): PropertyDecorator => Line(200);
export const EMail = (): PropertyDecorator => applyDecorators(Trimmed, IsEmail(), MaxLength(MAX_EMAIL));
/** The e-mail that somebody signs in with, whose capitals do not count. */
export const LoginName = changed(textOf((text) => text.normalize('NFC').trim().toLowerCase()));

const PHONE = /^[\p{Nd}\p{Zs}()+./,;:#*=\u2010-\u2015-]+$/u;
const EXTENSION = /\b(?:ext|extension|x)\b/giu;

/** Lenient in form, since people write phone numbers as they like, but it can be dialled. */
function canBeDialled(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_PHONE) return false;
  return PHONE.test(value.replace(EXTENSION, '').replace(/(?<=\p{Nd})x(?=\p{Nd})/giu, '')) && (value.match(/\p{Nd}/gu)?.length ?? 0) >= 2;
}

/** Digits with `+ ( ) - . /` and spaces, and `ext.` or `x` before an extension. */
export const Phone = (): PropertyDecorator =>
  applyDecorators(
    Trimmed,
    IsString(),
    MaxLength(MAX_PHONE),
    rule('phone', canBeDialled, 'must be a phone number: digits, with + ( ) - . / and spaces'),
  );

/** Names that people type, as a set: what is named twice is named once. */
export const SetOfNames = changed((value) => (isTexts(value) ? distinctNames(value.map((name) => trimmed(name) as string)) : value));

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** A list in which names that people type stand once each, whatever their case. */
export const EachNamedOnce = (): PropertyDecorator =>
  ArrayUnique((each: { name?: unknown } | null) => (typeof each?.name === 'string' ? nameKey(each.name) : each), {
    message: 'each skill must be named once',
  });

/** For `ApiProperty`. */
export const time = { format: 'date-time', type: String } as const;

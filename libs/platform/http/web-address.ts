import { applyDecorators } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { Trimmed } from './fields';
import { rule } from './rule';

export const MAX_ADDRESS = 2_000;

function isWebAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

/** Address that this server may ask or that people may open: http or https, without credentials. */
export const WebAddress = (): PropertyDecorator =>
  applyDecorators(
    Trimmed,
    IsString(),
    MaxLength(MAX_ADDRESS),
    rule('webAddress', isWebAddress, 'must be an http or https address, without a name and a password'),
  );

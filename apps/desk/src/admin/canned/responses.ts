import type { CannedResponseView } from '#client/core';
import { CANNED_VARIABLES, type CannedScope } from '#words';
import { t } from '../../words/admin';

export const RESPONSES = '/canned-responses';
export const responsePath = (id: string): string => `${RESPONSES}/${id}`;
export const responseKey = (id: string): readonly [string, string] => ['canned-response', id];

export interface ResponseFields {
  title: string;
  shortcut: string;
  category: string;
  content: string;
  scope: CannedScope;
}

export const EMPTY: ResponseFields = { title: '', shortcut: '', category: '', content: '', scope: 'personal' };

export const fieldsOf = ({ title, shortcut, category, content, scope }: CannedResponseView): ResponseFields => ({
  title,
  shortcut: shortcut ?? '',
  category: category ?? '',
  content,
  scope,
});

/** What is sent of the fields: an empty shortcut or category is none. */
export function bodyOf(fields: Partial<ResponseFields>): object {
  const { shortcut, category } = fields;
  return {
    ...fields,
    ...(shortcut !== undefined && { shortcut: shortcut.trim() === '' ? null : shortcut }),
    ...(category !== undefined && { category: category.trim() === '' ? null : category }),
  };
}

const NAMES = {
  title: 'responses.name',
  shortcut: 'responses.shortcut',
  category: 'responses.category',
  scope: 'responses.scope',
} as const;

export const inWords = (field: keyof ResponseFields, value: string): { label: string; text: string } => ({
  label: t(field === 'content' ? 'responses.content' : NAMES[field]),
  text: field === 'scope' ? t(`responses.scope.${value as CannedScope}`) : value,
});

/** A text as it is written, in parts: what is a variable, and what only looks like one. */
export interface Piece {
  text: string;
  as: 'text' | 'variable' | 'unknown';
}

const OUTPUT = /\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{\{/g;
const KNOWN = /^\{\{-?\s*(\w+)\s*(?:\|\s*default:\s*(?:"[^"\\]*"|'[^'\\]*')\s*)?-?\}\}$/;

/** Finds variables, and marks those that nobody knows; the server refuses what is marked. */
export function piecesOf(content: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: text, index } of content.matchAll(OUTPUT)) {
    if (index > end) pieces.push({ text: content.slice(end, index), as: 'text' });
    const name = KNOWN.exec(text)?.[1];
    pieces.push({ text, as: CANNED_VARIABLES.some((each) => each === name) ? 'variable' : 'unknown' });
    end = index + text.length;
  }
  if (end < content.length) pieces.push({ text: content.slice(end), as: 'text' });
  return pieces;
}

import type { CannedResponseView, TeamView } from '#client/core';
import { CANNED_VARIABLES, type CannedScope } from '#words';
import type { Desk } from '../../live/desk';
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
  /** Of scope `team`; otherwise empty. */
  teamId: string;
}

export const EMPTY: ResponseFields = { title: '', shortcut: '', category: '', content: '', scope: 'personal', teamId: '' };

export const fieldsOf = ({ title, shortcut, category, content, scope, teamId }: CannedResponseView): ResponseFields => ({
  title,
  shortcut: shortcut ?? '',
  category: category ?? '',
  content,
  scope,
  teamId: teamId ?? '',
});

/** What is sent of the fields: an empty shortcut, category or team is none. */
export function bodyOf(fields: Partial<ResponseFields>): object {
  const { shortcut, category, teamId } = fields;
  return {
    ...fields,
    ...(shortcut !== undefined && { shortcut: shortcut.trim() === '' ? null : shortcut }),
    ...(category !== undefined && { category: category.trim() === '' ? null : category }),
    ...(teamId !== undefined && { teamId: teamId || null }),
  };
}

const NAMES = {
  title: 'responses.name',
  shortcut: 'responses.shortcut',
  category: 'responses.category',
  scope: 'responses.scope',
  teamId: 'teams.one',
} as const;

export const inWords =
  (teams: readonly TeamView[]) =>
  (field: keyof ResponseFields, value: string): { label: string; text: string } => ({
    label: t(field === 'content' ? 'responses.content' : NAMES[field]),
    text:
      field === 'scope'
        ? t(`responses.scope.${value as CannedScope}`)
        : field === 'teamId'
          ? (teams.find(({ id }) => id === value)?.name ?? '–')
          : value,
  });

/** The teams for which one may write: an admin for all, a supervisor for its own. */
export const writableTeams = (teams: readonly TeamView[], { id, role }: Desk['user']): readonly TeamView[] =>
  role === 'admin' ? teams : teams.filter(({ memberIds }) => memberIds.includes(id));

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

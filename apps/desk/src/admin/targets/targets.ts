import type { Target } from '#client/core';
import { PRIORITIES, type Priority } from '#words';
import { readDuration, writeDuration } from '../settings/quantities';

/** The most urgent first. */
export const ROWS: readonly Priority[] = [...PRIORITIES].reverse();
export const PARTS = ['firstResponseSeconds', 'replySeconds'] as const;
const [MIN_SECONDS, MAX_SECONDS] = [1, 30 * 86_400];

/** Of a team, by its id, or of all others. */
export type Whose = string | null;
type Part = (typeof PARTS)[number] | 'withinHours';

/** Each value of each target as the form has it, under whose it is, its priority and its name. */
export type TargetFields = Record<string, string | boolean>;

export const keyOf = (whose: Whose, priority: Priority, part: Part): string => `${whose ?? 'all'} ${priority} ${part}`;
export function readKey(key: string): { whose: Whose; priority: Priority; part: Part } {
  const [whose, priority, part] = key.split(' ') as [string, Priority, Part];
  return { whose: whose === 'all' ? null : whose, priority, part };
}

/** Fields of all and of these teams; without a target they are empty. */
export function fieldsOf(targets: readonly Target[], teamIds: readonly string[]): TargetFields {
  const fields: TargetFields = {};
  for (const whose of [null, ...teamIds])
    for (const priority of ROWS) {
      const target = targets.find((each) => each.teamId === whose && each.priority === priority);
      for (const part of PARTS) fields[keyOf(whose, priority, part)] = target?.[part] == null ? '' : writeDuration(target[part]);
      fields[keyOf(whose, priority, 'withinHours')] = target?.withinHours ?? false;
    }
  return fields;
}

/** @returns undefined for what is no time that may be promised; null for nothing */
export function readTime(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const seconds = readDuration(text);
  return seconds !== undefined && seconds >= MIN_SECONDS && seconds <= MAX_SECONDS ? seconds : undefined;
}

export const isReadable = (fields: TargetFields): boolean =>
  Object.values(fields).every((value) => typeof value === 'boolean' || readTime(value) !== undefined);

/** Whether a priority has a target. */
export const binds = (fields: TargetFields, whose: Whose, priority: Priority): boolean =>
  PARTS.some((part) => fields[keyOf(whose, priority, part)] !== '');

/** The targets that the fields say, which can be read. */
export function targetsOf(fields: TargetFields, teamIds: readonly string[]): Target[] {
  return [null, ...teamIds].flatMap((teamId) =>
    ROWS.filter((priority) => binds(fields, teamId, priority)).map((priority) => {
      const time = (part: (typeof PARTS)[number]): number | null => readTime(String(fields[keyOf(teamId, priority, part)])) ?? null;
      return {
        priority,
        teamId,
        firstResponseSeconds: time('firstResponseSeconds'),
        replySeconds: time('replySeconds'),
        withinHours: fields[keyOf(teamId, priority, 'withinHours')] === true,
      };
    }),
  );
}

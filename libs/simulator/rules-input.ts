import { Deadlines } from '#chats/deadlines';
import type { ChatWeightSetting, Target } from '#protocol';
import { defaultPolicy, type Policy, rankings, type TeamLoad } from '#routing/planner';
import { PRIORITIES, QUEUE_ORDERS } from '#words';
import type { Fields } from './fields';
import { OpenSpans } from './open-spans';
import type { Shift } from './scenario';

const count = { min: 1, whole: true };

export function readPolicy(fields: Fields): Policy {
  const queueOrder = fields.choice('queueOrder', QUEUE_ORDERS, defaultPolicy.queueOrder);
  const priorityAgingSeconds = fields.has('priorityAgingSeconds') ? fields.number('priorityAgingSeconds', { min: 0 }) : null;
  const breathingSeconds = fields.number('breathingSeconds', { min: 0 }, 0);
  const rules = { ...defaultPolicy, queueOrder, priorityAgingSeconds, breathingSeconds };
  if (!fields.has('rank')) return rules;
  const rank = fields.choices('rank', Object.keys(rankings));
  return { ...rules, name: rank.join(', '), version: 0, rank: rank.map((name) => rankings[name]!) };
}

/** Targets, and the opening hours within which some of them count. */
export function readDeadlines(fields: Fields): Deadlines {
  const hours = fields.list('openingHours', (each) => [readTeam(each), new OpenSpans(readSpans(each, 'open', true))] as const, true);
  return new Deadlines(fields.list('targets', readTarget, true), new Map(hours));
}

function readTarget(fields: Fields): Target {
  return {
    priority: fields.choice('priority', PRIORITIES, 'normal'),
    teamId: readTeam(fields),
    firstResponseSeconds: fields.number('firstResponseSeconds', { above: 0 }),
    replySeconds: null,
    withinHours: fields.flag('withinHours', false),
  };
}

export function readChatWeight(fields: Fields): ChatWeightSetting {
  return {
    ...(fields.has('priority') && { priority: fields.choice('priority', PRIORITIES) }),
    ...(fields.has('skill') && { skill: fields.text('skill') }),
    ...(fields.has('team') && { teamId: fields.text('team') }),
    weight: fields.number('weight', count),
  };
}

export function readTeamLoad(fields: Fields): TeamLoad {
  return {
    teamId: fields.text('name'),
    activeChats: 0,
    maxConcurrentChats: fields.has('maxConcurrentChats') ? fields.number('maxConcurrentChats', { min: 0, whole: true }) : null,
    overflowAfterSeconds: fields.has('overflowAfterSeconds') ? fields.number('overflowAfterSeconds', { min: 0 }) : null,
    overflowTeamIds: fields.texts('overflowTeams'),
  };
}

/** Teams are known by their names. */
export function readTeam(fields: Fields): string | null {
  return fields.has('team') ? fields.text('team') : null;
}

/** Spans of time in order and without overlap. */
export function readSpans(fields: Fields, name: string, mayBeNone = false): Shift[] {
  const spans = fields.list(
    name,
    (span) => {
      const [fromSeconds, toSeconds] = [span.number('fromHour', { min: 0 }) * 3600, span.number('toHour', { min: 0 }) * 3600];
      if (toSeconds <= fromSeconds) span.wrong('toHour', 'after fromHour');
      return { fromSeconds, toSeconds };
    },
    mayBeNone,
  );
  const inOrder = spans.sort((a, b) => a.fromSeconds - b.fromSeconds);
  if (inOrder.some(({ toSeconds }, at) => toSeconds > (inOrder[at + 1]?.fromSeconds ?? Infinity)))
    fields.wrong(name, 'apart from each other');
  return inOrder;
}

import * as ts from 'typescript';
import { type ServerEventName, serverEvents } from '#protocol';
import { decoratorsOf, contextOf, madeIn } from './classes';
import { all, at, type Source } from './sources';

const KINDS = {
  when: 'Sagas',
  append: 'Projections',
  appendTold: 'Projections',
  project: 'Projections',
  tell: 'Tells',
  react: 'Reactions',
} as const;

/** Which argument names the effect. */
const NAMED = { tell: 1, append: 1, appendTold: 0 };

export interface Listener {
  kind: keyof typeof KINDS;
  event: string;
  context: string;
  at: string;
  /** Commands of a saga, the wire event of a tell, the table that is appended to. */
  effects: string[];
  /** Whether it wants only some of these events. */
  limited: boolean;
  /** Why the platform would not find it at boot. */
  flaws: string[];
}

/** `appendTold` hears what any context tells as an event that webhooks may want. */
export function withTold(listeners: Listener[]): Listener[] {
  const told = listeners.filter(
    ({ kind, effects }) => kind === 'tell' && effects.some((name) => serverEvents[name as ServerEventName].webhook),
  );
  const events = [...new Set(told.map(({ event }) => event))];
  return listeners.flatMap((each) =>
    each.kind === 'appendTold' ? events.map((event): Listener => ({ ...each, kind: 'append', event })) : [each],
  );
}

/** What is declared with `when`, `append`, `appendTold`, `project`, `tell` and `react`. */
export function listenersIn(source: Source): Listener[] {
  const calls = all(source.tree, ts.isCallExpression).filter(({ expression }) => expression.getText() in KINDS);
  return calls.flatMap((call) => {
    const kind = call.expression.getText() as Listener['kind'];
    const effects =
      kind === 'when' ? madeIn(call) : kind in NAMED ? [call.arguments[NAMED[kind as keyof typeof NAMED]]!.getText().slice(1, -1)] : [];
    const heard = {
      kind,
      context: contextOf(source.path),
      at: at(call),
      effects: [...new Set(effects)],
      limited: isLimited(call),
      flaws: flawsOf(call, kind),
    };
    return eventsOf(call.arguments[0]!).map((event) => ({ ...heard, event }));
  });
}

/** The events that come often: what `eachChange` declares that it records. */
export function frequentIn({ tree }: Source): string[] {
  const changes = all(tree, ts.isCallExpression).filter(({ expression }) => expression.getText() === 'eachChange');
  const records = changes.flatMap((call) => all(call, ts.isPropertyAssignment).filter(({ name }) => name.getText() === 'records'));
  return records.flatMap(({ initializer }) => eventsOf(initializer));
}

function isLimited({ arguments: [, limits] }: ts.CallExpression): boolean {
  return limits !== undefined && ts.isObjectLiteralExpression(limits) && limits.properties.some((each) => each.name?.getText() === 'only');
}

/** One event, or a list of them. */
function eventsOf(argument: ts.Expression): string[] {
  return ts.isArrayLiteralExpression(argument) ? argument.elements.map((each) => each.getText()) : [argument.getText()];
}

function flawsOf(call: ts.CallExpression, kind: Listener['kind']): string[] {
  const { parent } = call;
  const suffix = KINDS[kind];
  if (!ts.isPropertyDeclaration(parent) || !ts.isClassDeclaration(parent.parent))
    return [`${kind}() is the value of a property of a class …${suffix}`];
  const flaws = parent.parent.name?.text.endsWith(suffix) ? [] : [`${kind}() belongs into a class whose name ends in ${suffix}`];
  const isSaga = decoratorsOf(parent).some(({ name }) => name === 'Saga');
  if (isSaga !== (kind === 'when'))
    flaws.push(kind === 'when' ? 'without @Saga() nobody subscribes to it' : `@Saga() is for when(), not for ${kind}()`);
  return flaws;
}

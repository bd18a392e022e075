import * as ts from 'typescript';
import { descendsFrom } from './model';
import type { Rule } from './rules';
import { all, at, readSources } from './sources';

/** A string goes on compiling when the event is called something else: `nameOf(ChatAssigned)` does not. */
export const eventsAreNamedByTheirClass: Rule = ({ contexts, sources }) => {
  const names = contexts.flatMap(({ events }) => events.map(({ name }) => name));
  const quoted = new RegExp(`^(${names.join('|')})$|'(${names.join('|')})'`);
  return sources.flatMap(({ tree }) => {
    const texts = all(tree, (node): node is ts.LiteralLikeNode => ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node));
    const keys = all(tree, ts.isPropertyAssignment).filter(({ name }) => ts.isIdentifier(name) && names.includes(name.text));
    return [...texts.filter(({ text }) => quoted.test(text)), ...keys].map(
      (node) => `${at(node)} spells the name of an event: write nameOf(…)`,
    );
  });
};

const HISTORY = 'libs/contexts/routing/explanation/chat-history.ts';

/** An event that nobody thought of there would be left out of every history without a word. */
export const eventsOfAChatAreInItsHistoryOrSaidNotToBe: Rule = ({ contexts, classes, sources }) => {
  const read = sources.find(({ path }) => path === HISTORY)?.text ?? '';
  const events = contexts.flatMap((context) => context.events).filter((event) => descendsFrom('ChatEvent', event, classes));
  return events.flatMap(({ name, at: where }) =>
    read.includes(`nameOf(${name})`) ? [] : [`${where} ${name} is not in READINGS of ${HISTORY}: say how it reads, or null`],
  );
};

const TYPE_OF_EVENT = /\btype = '(\w+)'/g;

/** A program that reads the log from outside imports no context, so the names that it spells have to exist. */
export const eventsNamedByProgramsExist: Rule = ({ contexts }) => {
  const names = contexts.flatMap(({ events }) => events.map(({ name }) => name));
  return readSources('apps').flatMap(({ path, text }) =>
    [...text.matchAll(TYPE_OF_EVENT)].flatMap(([, name]) =>
      text.includes('domain_events') && !names.includes(name!) ? [`${path} reads ${name}, which is no event`] : [],
    ),
  );
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { type DomainEvent, type DomainEventType, revive } from '#kernel';
import type { ClassFacts } from './classes';
import type { Rule } from './rules';
import { filesBelow, ROOT } from './sources';

interface Row {
  type: string;
  data: Record<string, unknown>;
}

interface Field {
  name: string;
  optional: boolean;
}

/**
 * Events as each release wrote them into its log (`test/fixtures/domain-events-*.json`) are what they are now, field by field. Who
 * renames, adds or drops one counts up its version and says in `upcast` what it was; a new event gets its row in the last fixture.
 */
export const loggedEventsAreUnderstood: Rule = ({ contexts, classes }) => {
  const events = contexts.flatMap((context) => context.events);
  const fixtures = filesBelow('test/fixtures', (path) => /\/domain-events-\d+\.json$/.test(path));
  const rows = fixtures.flatMap((path) => (JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Row[]).map((row) => ({ path, ...row })));
  const wrong = rows.flatMap(({ path, type, data }) => {
    const event = events.find(({ name }) => name === type);
    if (!event) return [`${path} has a ${type}, and no event is called so`];
    const revived = revive(classOf(event), data);
    const fields = fieldsOf(event, classes);
    const lacks = fields
      .filter(({ name, optional }) => !optional && (revived as never)[name] === undefined)
      .map(({ name }) => `${path} has a ${type} without ${name}`);
    const strange = Object.keys(revived)
      .filter((key) => !fields.some(({ name }) => name === key))
      .map((key) => `${path} has a ${type} with ${key}, which is no field of it`);
    return [...lacks, ...strange].map((flaw) => `${event.at} ${flaw}: count up its version, and upcast`);
  });
  const unkept = events.filter((event) => !isEphemeral(event) && !rows.some(({ type }) => type === event.name));
  return [...wrong, ...unkept.map(({ at, name }) => `${at} ${name} is in no fixture of logged events (${fixtures.at(-1)})`)];
};

function classOf({ path, name }: ClassFacts): DomainEventType<DomainEvent> {
  return jest.requireActual<Record<string, DomainEventType>>(join(ROOT, path))[name]!;
}

function parentOf({ parent }: ClassFacts, classes: ClassFacts[]): ClassFacts | undefined {
  return classes.find(({ name }) => name === parent);
}

/** What its constructor, or that of an ancestor, keeps; what `toLog` leaves out is optional. */
function fieldsOf(event: ClassFacts, classes: ClassFacts[]): Field[] {
  const parent = parentOf(event, classes);
  const constructor = event.node.members.find(ts.isConstructorDeclaration);
  const kept = (constructor?.parameters ?? []).filter((each) => ts.isParameterPropertyDeclaration(each, constructor!));
  const own = kept.map(({ name, questionToken, initializer }) => ({
    name: name.getText(),
    optional: questionToken !== undefined || initializer !== undefined,
  }));
  return [...own, ...(parent ? fieldsOf(parent, classes) : [])];
}

/** Not logged, as the state keeps all of it. */
function isEphemeral({ node }: ClassFacts): boolean {
  return node.members.some((member) => member.name?.getText() === 'isEphemeral');
}

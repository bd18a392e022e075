import { LOCK_ORDER } from '#kernel';
import { CONTEXTS } from './sources';
import type { ClassFacts } from './classes';
import type { Context, Model } from './model';

/** Every rule answers the violations it found, each a sentence that begins with the place. */
export type Rule = (model: Model) => string[];

const everyOf = (model: Model, kind: 'commands' | 'queries' | 'events'): ClassFacts[] => model.contexts.flatMap((context) => context[kind]);

export const eachHasOneHandler: Rule = (model) =>
  [...everyOf(model, 'commands'), ...everyOf(model, 'queries')].flatMap(({ name, at }) => {
    const handlers = model.classes.filter(({ handles }) => handles === name);
    return handlers.length === 1 ? [] : [`${at} ${name} has ${handlers.length} handlers`];
  });

/** Who brings people in belongs to the edge, which a worker goes without; all others to the module. What none of them names is never called. */
export const handlersAreRegistered: Rule = ({ classes, sources }) => {
  const needed = classes.filter(
    ({ handles, name }) => handles !== undefined || /(Sagas|Projections|Tells|Reactions|Clock|Gateway|Controller)$/.test(name),
  );
  return needed.flatMap(({ name, context, at }) => {
    const file = `${context}.${/(Gateway|Controller)$/.test(name) ? 'edge' : 'module'}.ts`;
    const module = sources.find(({ path }) => path === `${CONTEXTS}/${context}/${file}`);
    const mentions = module?.text.split(new RegExp(`\\b${name}\\b`)).length ?? 0;
    return mentions > 2 ? [] : [`${at} ${name} is not among the providers or controllers of ${file}`];
  });
};

export const commandsShareAFileWithTheirHandler: Rule = (model) =>
  everyOf(model, 'commands').flatMap(({ name, path, at }) => {
    const expected = `/${kebab(name)}.ts`;
    const handler = model.classes.find(({ handles }) => handles === name);
    if (!path.endsWith(expected)) return [`${at} ${name} belongs into …${expected}`];
    return handler === undefined || handler.path === path ? [] : [`${handler.at} ${handler.name} belongs beside ${name}`];
  });

export const commandsAreOrdered: Rule = (model) =>
  everyOf(model, 'commands').flatMap(({ name, at }) =>
    model.senders.has(name) ? [] : [`${at} ${name} is ordered by no transport, clock or saga`],
  );

export const eventsAreHeard: Rule = ({ contexts, listeners }) => {
  const heard = new Set(listeners.map(({ event }) => event));
  return contexts.flatMap(({ name, events, unheard }) => {
    const silent = events.filter((event) => !heard.has(event.name) && !unheard.includes(event.name));
    const stale = unheard.filter((each) => heard.has(each) || !events.some((event) => event.name === each));
    return [
      ...silent.map(
        (event) => `${event.at} ${event.name} is heard by nobody; if that is meant, list it under "Heard by nobody" in the README`,
      ),
      ...stale.map((each) => `${CONTEXTS}/${name}/README.md lists ${each} as unheard, but it is heard or does not exist`),
    ];
  });
};

/** The log keeps an event by its name, and brings it back to life by it. */
export const eventsCanBeFoundByName: Rule = (model) => {
  const events = everyOf(model, 'events');
  const twice = events.filter((event, index) => events.findIndex(({ name }) => name === event.name) !== index);
  const unknown = model.listeners.filter(({ event }) => !events.some(({ name }) => name === event));
  const astray = events.filter(({ path }) => !/\/domain\/[\w-]+\.events\.ts$/.test(path));
  return [
    ...twice.map(({ at, name }) => `${at} there is another event ${name}`),
    ...unknown.map(({ at, event }) => `${at} ${event} is not the name of a concrete event`),
    ...astray.map(({ at, name }) => `${at} ${name} belongs into domain/….events.ts`),
  ];
};

export const listenersAreFound: Rule = ({ listeners }) => listeners.flatMap(({ at, flaws }) => flaws.map((flaw) => `${at} ${flaw}`));

/** Whoever locks rows of a collection has a place in the order, which the platform checks. */
export const collectionsAreInLockOrder: Rule = ({ sources }) => {
  const tables = sources.flatMap(({ text }) => {
    const schemas = [...text.matchAll(/extends Collection<[^]*?super\(store, (\w+)/g)].map(([, schema]) => schema!);
    return schemas.map((schema) => new RegExp(`const ${schema} = [^]*?tableName: '(\\w+)'`).exec(text)?.[1] ?? schema);
  });
  const unnamed = tables.filter((table) => !LOCK_ORDER.includes(table)).map((table) => `${table} has no place in LOCK_ORDER of the kernel`);
  const gone = LOCK_ORDER.filter((table) => !tables.includes(table)).map((table) => `LOCK_ORDER names ${table}, which no collection has`);
  return [...unnamed, ...gone];
};

const FOR_THE_DEMO = ['Users'];

/** Commands, queries, events, module and views go through `index.ts`; a collection goes through `lends.ts`, and only where somebody borrows it. */
export const collectionsAreLent: Rule = ({ sources, classes, contexts }) => {
  const collections = classes.filter(({ parent }) => parent === 'Collection');
  const exportsOf = (door: string): { path: string; name: string }[] =>
    sources
      .filter(({ path }) => path.endsWith(`/${door}`) && path.split('/').length === 4)
      .flatMap(({ path, text }) => [...text.matchAll(/\b[A-Z]\w+(?=[,\s][^{]*\})/g)].map(([name]) => ({ path, name })));
  const open = exportsOf('index.ts').filter(({ name }) => collections.some((each) => each.name === name));
  const borrowed = new Set(contexts.flatMap(({ borrows }) => [...borrows.values()].flat()));
  const unused = exportsOf('lends.ts').filter(
    ({ name }) => collections.some((each) => each.name === name) && !borrowed.has(name) && !FOR_THE_DEMO.includes(name),
  );
  return [
    ...open.map(({ path, name }) => `${path} hands out ${name}: a collection belongs into lends.ts`),
    ...unused.map(({ path, name }) => `${path} lends ${name}, which no context borrows`),
  ];
};

/** Beyond so many files a context has rooms, and no room has more than `MOST_IN_ROOM`, its domain and specs apart. */
const MOST_WITHOUT_ROOMS = 45;
const MOST_IN_ROOM = 14;

export const contextsHaveTheirShape: Rule = ({ contexts, sources }) =>
  contexts.flatMap((context) => {
    const paths = sources.map(({ path }) => path).filter((path) => path.startsWith(`${CONTEXTS}/${context.name}/`));
    const folders = new Set(paths.flatMap((path) => (path.split('/')[4] === undefined ? [] : [path.split('/')[3]!])));
    const hasRooms = ![...folders].every((folder) => ['commands', 'queries', 'domain'].includes(folder));
    return [
      ...missingIn(context, paths),
      ...paths.filter((path) => outOfPlace(path, hasRooms)).map((path) => `${path} is in a folder that contexts do not have`),
      ...(!hasRooms && paths.length > MOST_WITHOUT_ROOMS ? [`${CONTEXTS}/${context.name} has ${paths.length} files and no rooms`] : []),
      ...(hasRooms ? [...folders].flatMap((room) => tooFull(`${CONTEXTS}/${context.name}/${room}`, paths)) : []),
    ];
  });

function tooFull(room: string, paths: string[]): string[] {
  const files = paths.filter((path) => path.startsWith(`${room}/`) && !path.slice(room.length + 1).includes('/'));
  return files.length > MOST_IN_ROOM ? [`${room} has ${files.length} files`] : [];
}

function missingIn({ name, readme }: Context, paths: string[]): string[] {
  const needed = ['index.ts', `${name}.module.ts`].filter((file) => !paths.includes(`${CONTEXTS}/${name}/${file}`));
  return [...needed, ...(readme === '' ? ['README.md'] : [])].map((file) => `${CONTEXTS}/${name} has no ${file}`);
}

/** With rooms: room/file or room/domain/file. Without: commands, queries and a domain. */
function outOfPlace(path: string, hasRooms: boolean): boolean {
  const inside = path.split('/').slice(3).join('/');
  return (
    inside.includes('/') &&
    !(hasRooms ? /^(?!commands|queries|domain)[^/]+\/(domain\/)?[^/]+$/ : /^(commands|queries|domain)\/[^/]+$/).test(inside)
  );
}

function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}

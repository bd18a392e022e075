import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { type ClassFacts, classesIn, contextOf, madeIn } from './classes';
import { frequentIn, type Listener, listenersIn, withTold } from './listeners';
import { all, CONTEXTS, readSources, ROOT, type Source } from './sources';

const TRANSPORT = /\.(controller|gateway|clock|sagas)\.ts$/;

export interface Context {
  name: string;
  readme: string;
  /** The other contexts it imports. */
  imports: string[];
  /** What it borrows, by owner: the collections that it takes from `lends.ts` of others. */
  borrows: Map<string, string[]>;
  commands: ClassFacts[];
  queries: ClassFacts[];
  events: ClassFacts[];
  /** Events that the README lists under "Heard by nobody". */
  unheard: string[];
}

export interface Model {
  sources: Source[];
  classes: ClassFacts[];
  contexts: Context[];
  listeners: Listener[];
  /** Events that come often, so that a transaction for each is dear. */
  frequent: string[];
  /** Name of a command → the files that order it. */
  senders: Map<string, string[]>;
}

/** What the contexts say about themselves, read from their sources. */
export function readModel(): Model {
  const sources = readSources(CONTEXTS);
  const classes = sources.flatMap(classesIn);
  const names = [...new Set(sources.map(({ path }) => contextOf(path)))];
  return {
    sources,
    classes,
    contexts: names.map((name) => readContext(name, sources, classes)),
    listeners: withTold(sources.flatMap(listenersIn)),
    frequent: sources.flatMap(frequentIn),
    senders: sendersIn(sources),
  };
}

export function descendsFrom(ancestor: string, { parent }: ClassFacts, classes: ClassFacts[]): boolean {
  if (parent === undefined || parent === ancestor) return parent === ancestor;
  const next = classes.find(({ name }) => name === parent);
  return next !== undefined && descendsFrom(ancestor, next, classes);
}

function readContext(name: string, sources: Source[], classes: ClassFacts[]): Context {
  const path = join(ROOT, CONTEXTS, name, 'README.md');
  const readme = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const own = classes.filter(({ context }) => context === name);
  const concrete = own.filter(({ abstract }) => !abstract);
  const files = sources.filter((source) => contextOf(source.path) === name);
  const imported = files.flatMap(importsOf).map((from) => from.split('/')[0]!);
  return {
    name,
    readme,
    imports: [...new Set(imported)].filter((each) => each !== name && sources.some(({ path: file }) => contextOf(file) === each)).sort(),
    borrows: borrowedIn(files),
    commands: concrete.filter((each) => descendsFrom('Command', each, classes)),
    queries: concrete.filter((each) => descendsFrom('Query', each, classes)),
    events: concrete.filter((each) => descendsFrom('DomainEvent', each, classes)),
    unheard: unheardIn(readme),
  };
}

function importsOf({ tree }: Source): string[] {
  const froms = [...all(tree, ts.isImportDeclaration), ...all(tree, ts.isExportDeclaration)].map(({ moduleSpecifier }) => moduleSpecifier);
  return froms.flatMap((from) => (from && ts.isStringLiteral(from) && from.text.startsWith('#') ? [from.text.slice(1)] : []));
}

const LENT = /^#(\w+)\/lends$/;

/** Types come along with what is lent and are not counted. */
function borrowedIn(files: Source[]): Map<string, string[]> {
  const borrowed = new Map<string, Set<string>>();
  for (const { importClause, moduleSpecifier } of files.flatMap(({ tree }) => all(tree, ts.isImportDeclaration))) {
    const owner = ts.isStringLiteral(moduleSpecifier) ? LENT.exec(moduleSpecifier.text)?.[1] : undefined;
    if (owner === undefined) continue;
    const named =
      importClause?.namedBindings && ts.isNamedImports(importClause.namedBindings) && !importClause.isTypeOnly
        ? importClause.namedBindings.elements
        : [];
    const names = named.flatMap(({ isTypeOnly, name }) => (isTypeOnly ? [] : [name.text]));
    borrowed.set(owner, new Set([...(borrowed.get(owner) ?? []), ...names]));
  }
  return new Map([...borrowed].map(([owner, names]) => [owner, [...names].sort()]));
}

function unheardIn(readme: string): string[] {
  const section = /^#+ Heard by nobody\n(.*?)(?=^#|$(?![\s\S]))/ms.exec(readme)?.[1] ?? '';
  return [...section.matchAll(/`([A-Z]\w+)`/g)].map(([, name]) => name!);
}

/** Ways in, and whoever else was allowed the bus. */
function sendersIn(sources: Source[]): Map<string, string[]> {
  const senders = new Map<string, string[]>();
  for (const { path, tree } of sources) {
    if (!TRANSPORT.test(path) && !tree.text.includes('CommandBus')) continue;
    for (const made of new Set(madeIn(tree))) senders.set(made, [...(senders.get(made) ?? []), path]);
  }
  return senders;
}

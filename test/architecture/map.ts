import { CHAT_STATUSES, CHAT_TRANSITIONS, type ChatStatus } from '#words';
import type { ClassFacts } from './classes';
import type { Listener } from './listeners';
import type { Context, Model } from './model';
import { foreignReads } from './tables';

const HEAD = `# Map

Generated from the sources by \`test/architecture.spec.ts\`; do not edit. An arrow points at what a context imports:
commands go along the arrows, events come back against them. A thick arrow names what is borrowed of the owner's \`lends.ts\`, to be locked
and changed in one transaction; \`MAY_BORROW\` allows it. A dotted arrow points at tables that are read by name, past the code of
their owner; \`MAY_READ\` declares them.
`;

/** docs/map.md: what the system is about, who orders what, and who hears what. */
export function drawMap(model: Model): string {
  const drawn = [HEAD, graph(model), ...model.contexts.map((context) => section(context, model)), statesOfAChat()].join('\n');
  return `${drawn.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
}

function graph(model: Model): string {
  const arrows = model.contexts.flatMap(({ name, imports }) =>
    imports.length > 0 ? imports.map((other) => `  ${name} --> ${other}`) : [`  ${name}`],
  );
  return ['```mermaid', 'flowchart TD', ...arrows, ...thickArrows(model), ...dottedArrows(model), '```', ''].join('\n');
}

function thickArrows({ contexts }: Model): string[] {
  return contexts.flatMap(({ name, borrows }) =>
    [...borrows].sort().map(([owner, names]) => `  ${name} == ${names.join(', ')} ==> ${owner}`),
  );
}

function dottedArrows(model: Model): string[] {
  const tables = new Map<string, Set<string>>();
  for (const { reader, owner, table: name } of foreignReads(model)) {
    const names = tables.get(`${reader} ${owner}`) ?? new Set();
    tables.set(`${reader} ${owner}`, names.add(name));
  }
  return [...tables]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([between, names]) => {
      const [reader, owner] = between.split(' ');
      return `  ${reader} -. ${[...names].sort().join(', ')} .-> ${owner}`;
    });
}

function section(context: Context, model: Model): string {
  return [
    `## ${context.name}\n`,
    `${purpose(context)}\n`,
    table(
      ['command', 'what it does', 'ordered by'],
      context.commands.map((each) => commandRow(each, model)),
    ),
    table(
      ['query', 'what it answers'],
      context.queries.map(({ name, doc }) => [code(name), doc]),
    ),
    table(
      ['event', 'in the transaction', 'then ordered', 'told', 'in memory'],
      context.events.map((each) => eventRow(each, model)),
    ),
  ].join('\n');
}

/** `CHAT_TRANSITIONS`, drawn: what leads from one status to another, and what each allows beside that. */
function statesOfAChat(): string {
  const from = (status: ChatStatus): string[] => {
    const steps = Object.entries<ChatStatus>(CHAT_TRANSITIONS[status]);
    return [...new Set(steps.map(([, to]) => to))].map((to) => {
      const names = steps.flatMap(([step, leadsTo]) => (leadsTo === to ? [step.replace('_', ' ')] : []));
      return `  ${status} --> ${to}: ${names.join(', ')}`;
    });
  };
  const head = 'Drawn from `CHAT_TRANSITIONS` of `libs/protocol`, which the aggregate asks and pages may; what is not drawn is refused.\n';
  return [
    '## The states of a chat\n',
    head,
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> queued',
    ...CHAT_STATUSES.flatMap(from),
    '```',
    '',
  ].join('\n');
}

/** The first paragraph of the README. */
function purpose({ readme }: Context): string {
  const paragraphs = readme.split(/\n\s*\n/).map((each) => each.trim());
  return paragraphs.find((each) => each !== '' && !each.startsWith('#')) ?? '';
}

function commandRow({ name, doc }: ClassFacts, { senders }: Model): string[] {
  const files = (senders.get(name) ?? []).map((path) => path.split('/').at(-1)!.replace(/\.ts$/, ''));
  return [code(name), doc, files.join(', ')];
}

function eventRow({ name }: ClassFacts, { listeners, frequent }: Model): string[] {
  const heard = (kind: Listener['kind'], show: (listener: Listener) => string): string =>
    [...new Set(listeners.filter((each) => each.kind === kind && each.event === name).map(show))].join('<br>');
  const effects = ({ context, effects: names }: Listener): string => [context, names.map(code).join(' ')].filter(Boolean).join(': ');
  const wants = ({ context, limited }: Listener): string =>
    `${context}${limited ? ' (some)' : frequent.includes(name) ? ': **slow way for all**' : ''}`;
  const stored = [heard('project', wants), heard('append', (listener) => `row in ${effects(listener)}`)].filter(Boolean).join('<br>');
  const heardBy = [stored, heard('when', effects), heard('tell', effects), heard('react', ({ context }) => context)];
  return [code(name), ...(heardBy.some(Boolean) ? heardBy : ['*nobody*', '', '', ''])];
}

export function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function code(name: string): string {
  return `\`${name}\``;
}

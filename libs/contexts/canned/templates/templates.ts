import { Liquid, type LiquidError, Output, type Template, TokenKind } from 'liquidjs';
import { type DomainError, InvalidField } from '#kernel';
import { type Values, type Variable, VARIABLES } from './domain/variables';

const badTemplate = (message: string): DomainError => new InvalidField('/content', message, 'canned.bad_template');

export interface Rendered {
  text: string;
  /** Names of the variables without a value, which stay in the text as they are written. */
  missing: string[];
}

const MAX_CONTENT = 10_000;
const MAX_RENDER_MS = 1_000;

/** Liquid engine with variables and the filter `default`; all other tags and filters are removed. */
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  parseLimit: MAX_CONTENT,
  renderLimit: MAX_RENDER_MS,
  memoryLimit: MAX_CONTENT,
});
for (const name of Object.keys(engine.tags)) delete engine.tags[name];
for (const name of Object.keys(engine.filters)) if (name !== 'default') delete engine.filters[name];
for (const registry of [engine.tags, engine.filters]) Object.setPrototypeOf(registry, null);

/** @throws DomainError `canned.bad_template`, with line and column of the error */
export function checkTemplate(content: string): void {
  parse(content);
}

/** Renders the content. Values are inserted as plain text: a value that looks like a variable is not rendered again. */
export function render(content: string, values: Values): Rendered {
  const missing = new Set<string>();
  const pieces = parse(content).map((piece) => {
    const { name, fallback } = PLAIN.exec(piece.token.getText())?.groups ?? {};
    if (name === undefined || fallback !== undefined || values[name as Variable] !== undefined)
      return engine.renderSync([piece], values) as string;
    missing.add(name);
    return piece.token.getText();
  });
  return { text: pieces.join('').normalize('NFC'), missing: [...missing] };
}

function parse(content: string): Template[] {
  const templates = attempt(() => engine.parse(content));
  for (const each of templates) mustBePlain(each);
  return templates;
}

function attempt<T>(parsing: () => T): T {
  try {
    return parsing();
  } catch (error) {
    const { token, originalError, message } = error as LiquidError;
    if (token === undefined) throw error;
    throw wrongAt(token, (originalError?.message ?? message).replace(/, line:\d+, col:\d+$/, ''));
  }
}

/**
 * Pattern of an output: a variable, optionally with a fallback. Escapes are excluded, because they could stand for characters that cannot be
 * stored.
 */
const PLAIN = /^\{\{-?\s*(?<name>\w+)\s*(?<fallback>\|\s*default:\s*("[^"\\]*"|'[^'\\]*')\s*)?-?\}\}$/;

/** Checks the form of an output, because Liquid silently skips much that it does not understand. */
function mustBePlain(template: Template): void {
  const { token } = template;
  if (!(template instanceof Output)) {
    if (token?.kind === TokenKind.HTML) return;
    throw badTemplate('only variables like {{customer_name}} may be used');
  }
  const name = PLAIN.exec(token.getText())?.groups!.name;
  if (name === undefined)
    throw wrongAt(token, 'write a variable, or one with a text to fall back to: {{customer_name}}, {{customer_name | default: "there"}}');
  if (!(VARIABLES as readonly string[]).includes(name))
    throw wrongAt(token, `unknown variable "${name}"; there are ${VARIABLES.join(', ')}`);
}

function wrongAt(token: { getPosition(): number[] }, what: string): ReturnType<typeof badTemplate> {
  const [line, column] = token.getPosition();
  return badTemplate(`line ${line}, column ${column}: ${what}`);
}

/** Parts of the rendered text, split where a date or a time stands. Variables without a value are left out. */
export function preparedParts(content: string, values: Values): string[] {
  const { text } = render(content, { ...values, date: CUT, time: CUT });
  return text.split(CUT);
}

/** Separator that no stored text contains: Postgres refuses NUL. */
const CUT = '\0';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#protocol';

interface Example {
  summary?: string;
  value: Problem;
}

let examples: Record<string, Example> | undefined;

/** Refuses a problem that is not as the OpenAPI document shows it; what no operation names (`internal`, `route.not_found`) has no example. */
export function mustBeAsItsExample({ code, type, title, status, detail, errors }: Problem): void {
  examples ??= readExamples();
  const example = examples[code];
  if (!example) return;
  const { value, summary } = example;
  const said = { type, title, status, ...(summary === undefined && { why: whyOf({ detail, errors: value.errors && errors }) }) };
  const shown = { type: value.type, title: value.title, status: value.status, ...(summary === undefined && { why: whyOf(value) }) };
  if (JSON.stringify(said) === JSON.stringify(shown)) return;
  throw new Error(`the example of ${code} in docs/openapi.json is ${JSON.stringify(value)}, and the answer ${JSON.stringify(said)}`);
}

/** Where fields are wrong, the detail names them too, which are others from place to place. */
const whyOf = ({ detail, errors }: Pick<Problem, 'detail' | 'errors'>): string | string[] =>
  errors?.map(({ message }) => message) ?? detail;

function readExamples(): Record<string, Example> {
  const document = JSON.parse(readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8')) as {
    components: { examples?: Record<string, Example> };
  };
  return document.components.examples ?? {};
}

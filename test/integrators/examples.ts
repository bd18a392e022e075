import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenApiDocument, operationsOf } from '../architecture/openapi/document';
import { withExamples } from './variables';
import { WALK } from './walk';

/** What a running server answered at the walk, by `operationId`, with made-up ids and times. */
export type Answers = Record<string, { status: number; body: unknown }>;

export const ANSWERS = join(__dirname, '../fixtures/answers.json');

export function readAnswers(): Answers {
  return JSON.parse(readFileSync(ANSWERS, 'utf8')) as Answers;
}

type Media = Record<string, { example?: unknown } | undefined>;

/** Puts the requests of the walk and their answers into the document as examples. */
export function addExamples(document: OpenApiDocument, answers: Answers): void {
  for (const [, , operation] of operationsOf(document)) {
    const step = WALK.find(({ does }) => does === operation.operationId);
    if (!step) continue;
    const sent = (operation.requestBody?.content as Media | undefined)?.['application/json'];
    if (sent && step.body !== undefined) sent.example = withExamples(step.body);
    const csv = (operation.requestBody?.content as Media | undefined)?.['text/csv'];
    if (csv) csv.example = (step.body as { csv?: string } | undefined)?.csv;
    for (const parameter of (operation.parameters ?? []) as {
      name: string;
      in: string;
      schema?: { type?: unknown };
      example?: unknown;
    }[]) {
      const value = { path: step.path, query: step.query }[parameter.in]?.[parameter.name];
      if (value !== undefined) parameter.example = exampleOf(parameter, withExamples(value));
    }
    const answer = answers[operation.operationId];
    const answered = answer && (operation.responses[answer.status]?.content as Media | undefined)?.['application/json'];
    if (answered) answered.example = answer.body;
  }
}

/** As what the schema says it is, where a query is text. */
function exampleOf({ schema = {} }: { schema?: { type?: unknown } }, text: string): unknown {
  const types = [schema.type].flat();
  if (types.includes('array')) return text.split(',');
  if (types.includes('number') || types.includes('integer')) return Number(text);
  return types.includes('boolean') ? text === 'true' : text;
}

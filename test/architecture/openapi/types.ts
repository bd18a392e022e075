import openapiTypes, { astToString } from 'openapi-typescript';
import { type Json, type OpenApiDocument, operationsOf } from './document';

const HEAD = `/* eslint-disable */
/**
 * Types of every operation, for \`openapi-fetch\`. Generated from docs/openapi.json by test/architecture.spec.ts; do not edit.
 */

`;

/** Types of the API as the client needs them: what is sent, what is answered when all is well, and which codes refuse. */
export async function drawTypes(document: OpenApiDocument): Promise<string> {
  const lean = structuredClone(document);
  for (const [, , operation] of operationsOf(lean)) {
    const responses = Object.entries(operation.responses);
    const codes = responses.flatMap(([status, response]) => (status < '400' ? [] : codesIn(response)));
    const good = responses.filter(([status]) => status < '400').map(([status, { content }]) => [status, { description: '', content }]);
    operation.responses = { ...(Object.fromEntries(good) as Record<string, Json>), default: refusal([...new Set(codes)].sort()) };
    delete operation.description;
  }
  return HEAD + astToString(await openapiTypes(withoutExamples(lean) as never));
}

function codesIn(response: Json): string[] {
  const { schema } = (response.content as Record<string, { schema: { allOf: { properties?: { code: { enum: string[] } } }[] } }>)[
    'application/problem+json'
  ]!;
  return schema.allOf.flatMap(({ properties }) => properties?.code.enum ?? []);
}

function refusal(codes: string[]): Json {
  const own = { type: 'object', properties: { code: { type: 'string', enum: codes } }, required: ['code'] };
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, own] };
  return { description: '', content: { 'application/problem+json': { schema } } };
}

function withoutExamples(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutExamples);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([name, value]) => !['example', 'examples'].includes(name) || isSchema(value));
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutExamples(value)]));
}

/** A property may be called `example`. */
const isSchema = (value: unknown): boolean => typeof value === 'object' && value !== null && ('type' in value || '$ref' in value);

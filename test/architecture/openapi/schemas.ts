import type { OpenApiDocument } from './document';

/** What a schema may not contain, or says otherwise, since OpenAPI 3.1: the libraries that draw it leave this to us. */
export function in31(document: OpenApiDocument): OpenApiDocument {
  return walk(document, false) as OpenApiDocument;
}

const HOLDS_SCHEMAS = new Set(['schema', 'schemas', 'items', 'properties', 'additionalProperties', 'allOf', 'anyOf', 'oneOf']);

function walk(node: unknown, isSchema: boolean, isMap = false): unknown {
  if (Array.isArray(node)) return node.map((each) => walk(each, isSchema));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).flatMap(([name, value]): [string, unknown][] => {
    if (isSchema && !isMap && name === 'example') return [['examples', [value]]];
    if (isSchema && !isMap && (name === 'default' || name === 'enum' || name === 'examples')) return [[name, value]];
    if (isSchema && !isMap && name === 'format' && value === 'binary') return [['contentMediaType', 'application/octet-stream']];
    return [[name, walk(value, isSchema || HOLDS_SCHEMAS.has(name), name === 'properties' || name === 'schemas')]];
  });
  return Object.fromEntries(entries);
}

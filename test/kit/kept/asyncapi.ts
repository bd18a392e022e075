import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

export const ASYNCAPI = join(__dirname, '../../../docs/asyncapi.json');

interface Message {
  payload: object;
}

interface AsyncApi {
  channels: Record<string, { messages: Partial<Record<Carried, Message>> }>;
}

/** What goes over a socket: the payload of a client event, its ack, or the payload of a server event. */
export type Carried = 'request' | 'ack' | 'event';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const document = JSON.parse(readFileSync(ASYNCAPI, 'utf8')) as AsyncApi;
ajv.addSchema(closed(document) as object, 'asyncapi');

/** All that the document knows, as `message.created event`. */
export const known: readonly string[] = Object.entries(document.channels).flatMap(([name, { messages }]) =>
  Object.keys(messages).map((what) => `${name} ${what}`),
);

/** Whether a payload is as `docs/asyncapi.json` says; undefined where it says nothing. Compiled when it is first asked for. */
export function checkOf(what: Carried, name: string): ValidateFunction | undefined {
  if (!known.includes(`${name} ${what}`)) return undefined;
  return ajv.getSchema(`asyncapi#/channels/${name}/messages/${what}/payload`);
}

/** Refuses fields that are not described, wherever some are. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const isOpen =
    'properties' in schema && 'type' in schema && !('additionalProperties' in schema && schema.additionalProperties !== undefined);
  return isOpen ? { ...copy, additionalProperties: false } : copy;
}

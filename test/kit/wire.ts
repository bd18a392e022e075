import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

export const ASYNCAPI = join(__dirname, '../../docs/asyncapi.json');

interface Message {
  payload: object;
}

interface AsyncApi {
  channels: Record<string, { messages: Partial<Record<Carried, Message>> }>;
}

/** What goes over a socket: the payload of a client event, its ack, or the payload of a server event. */
export type Carried = 'request' | 'ack' | 'event';

/**
 * Contract check: holds everything that the sockets of stories carry against `docs/asyncapi.json`. Fields that the document does not know
 * are flaws too, though clients have to tolerate them.
 */
export class Wire {
  /** What was carried and is not as documented, in words. */
  readonly flaws: string[] = [];
  private readonly seen = new Set<string>();
  private readonly checks = new Map<string, ValidateFunction | undefined>();
  private readonly ajv = new Ajv({ strict: false, allErrors: true });
  private readonly document = JSON.parse(readFileSync(ASYNCAPI, 'utf8')) as AsyncApi;

  constructor() {
    addFormats(this.ajv);
    this.ajv.addSchema(closed(this.document) as object, 'asyncapi');
  }

  /** All that the document knows, as `message.created event`. */
  get known(): string[] {
    return Object.entries(this.document.channels).flatMap(([name, { messages }]) => Object.keys(messages).map((what) => `${name} ${what}`));
  }

  get carried(): string[] {
    return [...this.seen].sort();
  }

  note(what: Carried, name: string, payload: unknown): void {
    const check = this.check(what, name);
    if (!check) {
      // Stories send names that nobody knows on purpose, and are told so.
      if (what === 'event') this.flaws.push(`${name} is heard, and is not documented`);
      return;
    }
    this.seen.add(`${name} ${what}`);
    if (check(payload)) return;
    const [first] = check.errors!.filter(({ keyword }) => !['anyOf', 'oneOf'].includes(keyword));
    const why = { at: first?.instancePath, ...first?.params, message: first?.message };
    this.flaws.push(`${name} (${what}): ${JSON.stringify(why)} in ${JSON.stringify(payload).slice(0, 500)}`);
  }

  private check(what: Carried, name: string): ValidateFunction | undefined {
    const key = `${name} ${what}`;
    if (!this.checks.has(key)) {
      const isKnown = Object.hasOwn(this.document.channels, name) && what in this.document.channels[name]!.messages;
      this.checks.set(key, isKnown ? this.ajv.getSchema(`asyncapi#/channels/${name}/messages/${what}/payload`) : undefined);
    }
    return this.checks.get(key);
  }
}

/** The wire of this test file. */
export const wire = new Wire();

/** Refuses fields that are not described, wherever some are. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  const isOpen =
    'properties' in schema && 'type' in schema && !('additionalProperties' in schema && schema.additionalProperties !== undefined);
  return isOpen ? { ...copy, additionalProperties: false } : copy;
}

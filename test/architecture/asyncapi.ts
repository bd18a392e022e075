import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { createFormatter, createParser, DEFAULT_CONFIG, SchemaGenerator } from 'ts-json-schema-generator';
import { type ClientEventName, clientEvents, type ServerEventName, serverEvents } from '#protocol';
import { all, ROOT } from './sources';

type Json = Record<string, unknown>;
type Schemas = Record<string, Json>;

const PROTOCOL = join(ROOT, 'libs/protocol');
/** A file that only the compiler sees: each payload and each answer of the protocol as an exported type. */
const TYPES = join(PROTOCOL, 'types-of-events.ts');
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

const DESCRIPTION = `What goes over the socket (Socket.IO, default path and namespace), in both directions. Connect with \`auth: {token}\`: an access token, the
token of a customer, or an API key that was created with \`sockets: true\`.

Every client event is acked, with \`{ok: true, data, serverTime}\` or \`{ok: false, error}\`, where \`error\` is the problem object that REST
would answer. Payloads may gain fields; unknown ones in what a client sends are refused. Events of a feed (\`x-feed\`) bear a \`revision\`,
one more than the last of that feed: after a gap or a \`reset\`, watch again.`;

/** Draws `docs/asyncapi.json` (AsyncAPI 3.0) from `libs/protocol`. The server is named by whoever serves the document. */
export function drawAsyncApi(): string {
  const { payloads, answers, schemas } = readTypes();
  const document = {
    asyncapi: '3.0.0',
    info: { title: 'Switchboard', version: '1', description: DESCRIPTION },
    defaultContentType: 'application/json',
    servers: {
      switchboard: {
        host: 'localhost:3000',
        protocol: 'ws',
        pathname: '/socket.io/',
        security: [{ $ref: '#/components/securitySchemes/token' }],
      },
    },
    channels: channels(payloads, answers),
    operations: { ...clientOperations(), ...serverOperations() },
    components: {
      securitySchemes: {
        token: { type: 'httpApiKey', in: 'query', name: 'token', description: 'Sent as `auth.token` of the handshake, not in the address' },
      },
      schemas: { ...schemas, Problem: PROBLEM },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const PROBLEM = {
  type: 'object',
  description: 'Problem details (RFC 9457); `code` is stable, `errors` names every invalid field.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['pointer', 'message'], properties: { pointer: { type: 'string' }, message: { type: 'string' } } },
    },
  },
  additionalProperties: true,
};

/** A channel for each name; `message.read` and `typing` go both ways. */
function channels(payloads: Types, answers: Types): Json {
  const named = (name: string, payload: Json, more: Json = {}): Json => ({ name, payload, ...more });
  const of = (name: string): Json => ({
    ...(name in clientEvents && {
      request: named(name, payloads.client[name]!),
      ack: named(`${name} (ack)`, { oneOf: [succeeded(answers.client[name]!), REFUSED] }),
    }),
    ...(name in serverEvents && { event: named(name, payloads.server[name]!) }),
  });
  const names = [...new Set([...Object.keys(clientEvents), ...Object.keys(serverEvents)])];
  return Object.fromEntries(names.map((name) => [name, { address: name, messages: of(name) }]));
}

const REFUSED = {
  type: 'object',
  required: ['ok', 'error'],
  properties: { ok: { const: false }, error: { $ref: '#/components/schemas/Problem' } },
};

function succeeded(data: Json): Json {
  const properties = { ok: { const: true }, data, serverTime: { type: 'string', format: 'date-time' } };
  return { type: 'object', required: ['ok', 'data', 'serverTime'], properties };
}

const pointer = (name: string, message?: string): Json => ({
  $ref: `#/channels/${name}${message === undefined ? '' : `/messages/${message}`}`,
});

/** Names of operations say from whom the event comes, as in the protocol. */
function clientOperations(): Json {
  const of = (name: string): Json => {
    const { does, from, rate } = clientEvents[name as ClientEventName];
    const reply = { channel: pointer(name), messages: [pointer(name, 'ack')] };
    return {
      action: 'receive',
      channel: pointer(name),
      messages: [pointer(name, 'request')],
      summary: `A client ${does}.`,
      reply,
      'x-from': from,
      ...(rate && { 'x-rate': rate }),
    };
  };
  return Object.fromEntries(Object.keys(clientEvents).map((name) => [`client.${name}`, of(name)]));
}

function serverOperations(): Json {
  const of = (name: string): Json => {
    const { audience, feed, webhook, gathered } = serverEvents[name as ServerEventName];
    const facts = {
      'x-audience': audience,
      'x-webhook': webhook,
      ...(feed && { 'x-feed': feed }),
      ...(gathered && { 'x-gathered': true }),
    };
    return { action: 'send', channel: pointer(name), messages: [pointer(name, 'event')], summary: `Heard by ${audience}.`, ...facts };
  };
  return Object.fromEntries(Object.keys(serverEvents).map((name) => [`server.${name}`, of(name)]));
}

/** Schemas by the name of the event, for each direction. */
type Types = Record<'client' | 'server', Schemas>;

function readTypes(): { payloads: Types; answers: Types; schemas: Schemas } {
  const entries = [...entriesOf('client-events', 'client'), ...entriesOf('server-events', 'server')];
  const { definitions } = schemasOf(program(entries));
  const read = (what: 'Payload' | 'Answer'): Types => {
    const of = (side: string): Schemas =>
      Object.fromEntries(entries.filter((each) => each.side === side).map(({ name, at }) => [name, definitions[`${what}${at}`] ?? {}]));
    return { client: of('client'), server: of('server') };
  };
  const shared = Object.entries(definitions).filter(([name]) => !/^(Payload|Answer)\d+$/.test(name));
  return { payloads: read('Payload'), answers: read('Answer'), schemas: Object.fromEntries(shared.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

interface Entry {
  name: string;
  side: 'client' | 'server';
  at: number;
  payload: string;
  answer: string;
}

let count = 0;

function entriesOf(file: string, side: Entry['side']): Entry[] {
  const tree = ts.createSourceFile(file, readFileSync(join(PROTOCOL, `${file}.ts`), 'utf8'), ts.ScriptTarget.ES2023, true);
  return all(tree, ts.isPropertyAssignment).flatMap(({ name, initializer }) => {
    if (!ts.isCallExpression(initializer) || !/^(client|server|feed)Event$/.test(initializer.expression.getText())) return [];
    const [payload = 'Nothing', answer = 'Nothing'] = (initializer.typeArguments ?? []).map((type) => type.getText());
    const isFeed = initializer.expression.getText() === 'feedEvent';
    return [
      {
        name: ts.isStringLiteral(name) ? name.text : name.getText(),
        side,
        at: count++,
        payload: isFeed ? `(${payload}) & Revision` : payload,
        answer,
      },
    ];
  });
}

/** A program with the types of the events, and whatever the two files import or declare for them. */
function program(entries: Entry[]): ts.Program {
  const sources = ['client-events', 'server-events'].map((file) => readFileSync(join(PROTOCOL, `${file}.ts`), 'utf8'));
  const imports = new Map<string, Set<string>>([['./event', new Set(['Nothing', 'RecordChange', 'Revision', 'Snapshot'])]]);
  for (const [, names, from] of sources.flatMap((text) => [...text.matchAll(/^import (?:type )?\{([^}]*)\} from '([^']*)';$/gm)])) {
    const known = imports.get(from!) ?? new Set<string>();
    for (const name of names!.split(',').map((each) => each.trim().replace(/^type /, ''))) if (/^[A-Z]/.test(name)) known.add(name);
    imports.set(from!, known);
  }
  const declared = sources.flatMap((text) => text.match(/^type .*;$/gm) ?? []).filter((text) => !text.includes('typeof'));
  const text = [
    ...[...imports].map(([from, names]) => `import type { ${[...names].join(', ')} } from '${from}';`),
    ...declared,
    ...entries.flatMap(({ at, payload, answer }) => [`export type Payload${at} = ${payload};`, `export type Answer${at} = ${answer};`]),
  ].join('\n');
  return ts.createProgram([TYPES], OPTIONS, hostWith(text));
}

function hostWith(text: string): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === TYPES ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true) : getSourceFile.call(host, name, ...rest);
  host.fileExists = (name) => name === TYPES || existsSync(name);
  return host;
}

function schemasOf(types: ts.Program): { definitions: Schemas } {
  const flaws = ts.getPreEmitDiagnostics(types).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  if (flaws.length > 0) throw new Error(`the types of the protocol cannot be read: ${flaws.join('; ')}`);
  const config = { ...DEFAULT_CONFIG, expose: 'export', jsDoc: 'basic', additionalProperties: true, path: TYPES, type: '*' } as const;
  const { definitions = {} } = new SchemaGenerator(types, createParser(types, config), createFormatter(config), config).createSchema('*');
  return JSON.parse(JSON.stringify({ definitions: withFormats(definitions) }).replaceAll('#/definitions/', '#/components/schemas/')) as {
    definitions: Schemas;
  };
}

/** Ids that are no UUIDs: clients choose the first, and a setting is known by its name. */
const NO_UUID = ['clientMessageId', 'externalId'];
const TIME = /(At|Since|serverTime|^since|^until)$/;

/** Adds formats by the names of fields, since the types of TypeScript have none. */
function withFormats(schema: unknown, field = '', owner = ''): unknown {
  if (Array.isArray(schema)) return schema.map((each) => withFormats(each, field, owner));
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).map(([name, value]): [string, unknown] => {
    if (name !== 'properties' && name !== 'definitions') return [name, withFormats(value, field, owner)];
    return [name, Object.fromEntries(Object.entries(value as Json).map(([key, each]) => [key, withFormats(each, key, owner)]))];
  });
  const { type } = schema as { type?: string | string[] };
  const format = [type].flat().includes('string') && !('enum' in schema) ? formatOf(field) : undefined;
  return { ...Object.fromEntries(members), ...(format && { format }) };
}

function formatOf(field: string): string | undefined {
  if (TIME.test(field)) return 'date-time';
  return /Ids?$/.test(field) && !NO_UUID.includes(field) ? 'uuid' : undefined;
}

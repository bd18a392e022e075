import { addExamples, type Answers } from '../../integrators/examples';
import type { ErrorKind } from '#kernel';
import { type Handler, readApplication } from './application';
import { operationId } from './operation-ids';
import { type Json, type OpenApiDocument, type Operation, operationsOf } from './document';
import { problemExamples } from './problem-examples';
import { problemsOf } from './problems';
import { Reachable } from './reachable';
import { HEADERS, parametersOf, withHeaders } from './headers';
import { in31 } from './schemas';
import { TAGS } from './tags';

const DESCRIPTION = `Live chat with automatic routing. Sign in with \`POST /v1/auth/login\`, press **Authorize** and paste the \`accessToken\`.
Programs send an API key (\`POST /v1/api-keys\`) in its place.

Errors are RFC 9457 problem objects with a stable \`code\`; \`errors[].pointer\` names every invalid field. Each operation names the codes that it
can answer; besides them any may answer 500 \`internal\` and 503 \`service.unavailable\`. Answers may gain fields; unknown ones in what is sent are
refused. Lists return \`{data, nextCursor}\`: pass \`nextCursor\` as \`cursor\` for the next page. Times are RFC 3339 in UTC, durations seconds.

The same as a file: [OpenAPI](/docs/openapi.json), [Postman collection](/docs/postman.json). What goes over sockets: [AsyncAPI](/docs/asyncapi.json).`;

/** To be raised by whoever has to break clients, which is refused otherwise. */
const VERSION = '1';

/** Draws the OpenAPI document (3.1) from the controllers and from the code that they lead to. */
export async function drawOpenApi(answers: Answers): Promise<string> {
  const { document, handlers } = await readApplication();
  const reachable = new Reachable();
  const kinds = new Map<string, ErrorKind>();
  for (const [method, path, operation] of operationsOf(document)) {
    const handler = handlers.get(operation.operationId);
    if (!handler) throw new Error(`${method} ${path} has no handler`);
    describe(method, path, operation, handler, { reachable, kinds });
  }
  const drawn: OpenApiDocument = {
    openapi: document.openapi,
    info: {
      title: 'Switchboard',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'Not for use by others', identifier: 'LicenseRef-Unlicensed' },
    },
    servers: [{ url: '/', description: 'The server that this document comes from' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: document.paths as never,
    components: { ...document.components, headers: HEADERS, examples: problemExamples(kinds, reachable) } as never,
  };
  const document31 = in31(withPlainNames(drawn));
  addExamples(document31, answers);
  return `${JSON.stringify(document31, null, 2)}\n`;
}

interface Errors {
  reachable: Reachable;
  /** Kinds of the errors that are named, by their codes. */
  kinds: Map<string, ErrorKind>;
}

function describe(method: string, path: string, operation: Operation, handler: Handler, { reachable, kinds }: Errors): void {
  const takesToken = (operation.security ?? []).length > 0;
  const optionalToken = handler.access === 'public' && takesToken;
  const good = Object.fromEntries(Object.entries(operation.responses).filter(([status]) => status < '400'));
  const bad = problemsOf(handler, { body: operation.requestBody !== undefined, optionalToken, isRead: method === 'GET' }, reachable, kinds);
  operation.operationId = operationId(method, path, { page: isPage(good), created: '201' in good && method === 'POST' });
  operation.description = [operation.description, whoMayCall(handler, optionalToken)].filter(Boolean).join('\n\n');
  operation.security = handler.access === 'public' ? (optionalToken ? [{ bearer: [] }, {}] : []) : [{ bearer: [] }];
  operation.parameters = [...(operation.parameters ?? []).map(separatedByCommas), ...parametersOf(handler, method)];
  const csv = (operation.requestBody?.content as Record<string, Json> | undefined)?.['text/csv'];
  if (csv) csv.schema = { type: 'string', description: 'The same as `csv` in JSON' };
  operation.responses = { ...withHeaders(handler, good, bad), ...bad } as never;
  for (const [status, response] of Object.entries(good)) if (!response.description) response.description = GOOD[status] ?? 'Done';
}

const GOOD: Record<string, string> = {
  200: 'Done',
  201: 'Created',
  202: 'Accepted',
  204: 'Done; there is nothing to say',
  304: 'Not modified',
};

const WHO: Partial<Record<Handler['access'], string>> = {
  agent: 'For staff.',
  supervisor: 'For supervisors and admins.',
  admin: 'For admins.',
  'customers-only': 'For customers.',
  customer: 'For staff and customers.',
};

function whoMayCall({ access, peopleOnly }: Handler, optionalToken: boolean): string {
  const who = access === 'public' ? (optionalToken ? 'With or without a token.' : 'Without a token.') : WHO[access];
  return peopleOnly ? `${who} Not for API keys.` : who!;
}

function isPage(good: Record<string, Json>): boolean {
  return JSON.stringify(good).includes('"nextCursor"');
}

/** `explode: false` for arrays in queries, whose values are separated by commas; the OpenAPI default is to repeat the parameter. */
function separatedByCommas(parameter: Json): Json {
  const isList = parameter.in === 'query' && (parameter.schema as Json | undefined)?.type === 'array';
  return isList ? { ...parameter, style: 'form', explode: false } : parameter;
}

/** Schemas under names without the `Dto` of our classes. */
function withPlainNames(document: OpenApiDocument): OpenApiDocument {
  const plain = JSON.parse(JSON.stringify(document).replaceAll(/(#\/components\/schemas\/\w+?)Dto"/g, '$1"')) as OpenApiDocument;
  const schemas = Object.entries(plain.components.schemas).map(([name, schema]): [string, Json] => [name.replace(/Dto$/, ''), schema]);
  plain.components.schemas = Object.fromEntries(schemas.sort(([a], [b]) => (a < b ? -1 : 1)));
  if (Object.keys(plain.components.schemas).length < schemas.length) throw new Error('two schemas have the same name');
  return plain;
}

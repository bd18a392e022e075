import { isDeepStrictEqual } from 'node:util';
import { type Content, type Document, OpenApi, type Operation, type Schema } from '../kit/openapi';
import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

/** Open to everybody; all others need a token. */
const PUBLIC = [
  'POST /v1/auth/login',
  'POST /v1/auth/refresh',
  'POST /v1/auth/logout',
  'POST /v1/chats',
  'POST /v1/offline-messages',
  'GET /v1/widget/config',
  'GET /v1/avatars/{id}',
];

/** Open to whoever has a signed address, and asks for a token without one. */
const BY_SIGNATURE = ['GET /v1/attachments/{id}', 'GET /v1/attachments/{id}/thumbnail'];

describe('The documentation', () => {
  let switchboard: Switchboard;
  let document: Document;
  let operations: Operation[];

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: true });
    const api = await OpenApi.of(switchboard.url);
    ({ document, operations } = api);
  });
  afterAll(() => switchboard.stop());

  const wrong = (isRight: (each: Operation) => unknown): string[] => operations.filter((each) => !isRight(each)).map(({ route }) => route);
  const schemaOf = (response?: Content): Schema | undefined => response?.content?.['application/json']?.schema;
  const isFile = ({ content = {} }: Content): boolean =>
    Object.keys(content).length > 0 && Object.values(content).every((each) => each?.schema.contentMediaType !== undefined);
  const resolve = (schema?: Schema): Schema | undefined =>
    schema?.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)!];
  const isDescribed = (schema?: Schema): boolean => resolve(schema?.type === 'array' ? schema.items : schema)?.properties !== undefined;

  it('is a page and an OpenAPI file', async () => {
    const page = await fetch(`${switchboard.url}/docs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/html/)]);
    expect(document.openapi).toBe('3.1.0');
    const script = await (await fetch(`${switchboard.url}/docs/swagger-ui-init.js`)).text();
    for (const file of ['openapi', 'postman', 'asyncapi']) expect(script).toContain(`/docs/${file}.json`);
    expect(operations.length).toBeGreaterThan(25);
  });

  it('sums up every operation, each in its own words, under a tag', () => {
    expect(wrong(({ operation }) => (operation.summary ?? '').length > 3 && (operation.tags ?? []).length > 0)).toEqual([]);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  it('shows what each operation answers when all is well', () => {
    const good = ({ operation }: Operation) => Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    expect(wrong((each) => good(each).length > 0)).toEqual([]);
    expect(
      wrong((each) => good(each).every(([status, response]) => status === '204' || isFile(response) || isDescribed(schemaOf(response)))),
    ).toEqual([]);
  });

  it('shows how each operation refuses, as a problem with its codes', () => {
    const bad = ({ operation }: Operation) => Object.entries(operation.responses).filter(([status]) => status.startsWith('4'));
    const isProblem = ({ content }: Content) => {
      const [problem, own] = content?.['application/problem+json']?.schema.allOf ?? [];
      return resolve(problem)?.properties?.code !== undefined && (own?.properties?.code?.enum ?? []).length > 0;
    };
    expect(wrong((each) => bad(each).length > 0 && bad(each).every(([, response]) => isProblem(response)))).toEqual([]);
    expect(wrong((each) => !each.path.includes('{id}') || each.operation.responses['404'])).toEqual([]);
    expect(wrong((each) => each.operation.requestBody === undefined || each.operation.responses['422'])).toEqual([]);
    expect(wrong((each) => PUBLIC.includes(each.route) || each.operation.responses['401'])).toEqual([]);
  });

  it('describes the body of every operation that has one, required where it is', () => {
    const withBody = operations.filter(({ operation }) => operation.requestBody !== undefined);
    expect(
      withBody
        .filter(
          ({ operation }) =>
            !isDescribed(schemaOf(operation.requestBody) ?? operation.requestBody?.content?.['multipart/form-data']?.schema),
        )
        .map(({ route }) => route),
    ).toEqual([]);
  });

  it('gives every field its type: what has a length, a format or words to choose from is no object', () => {
    const fields = Object.entries(document.components.schemas).flatMap(([name, { properties }]) =>
      Object.entries(properties ?? {}).map(([field, schema]) => ({ field: `${name}.${field}`, schema })),
    );
    const isVague = ({ schema: { type, $ref, allOf, oneOf, maxLength, format, enum: words } }: (typeof fields)[0]) =>
      type === 'object' ? (maxLength ?? format ?? words) !== undefined : (type ?? $ref ?? allOf ?? oneOf) === undefined;
    expect(fields.filter(isVague).map(({ field }) => field)).toEqual([]);
  });

  it('says of every set in a query that commas stand between its values, as they have to', () => {
    const sets = operations
      .flatMap(({ operation }) => operation.parameters ?? [])
      .filter((each) => each.in === 'query' && each.schema.type === 'array');
    expect(sets.map(({ name }) => name)).toEqual(expect.arrayContaining(['status', 'tag']));
    expect(sets.filter(({ explode }) => explode !== false).map(({ name }) => name)).toEqual([]);
  });

  it('asks for a token wherever one is needed, and only there', async () => {
    const isOpen = ({ security = [] }: Operation['operation']): boolean =>
      security.length === 0 || security.some((each) => isDeepStrictEqual(each, {}));
    expect(wrong(({ route, operation }) => isOpen(operation) === PUBLIC.includes(route) || BY_SIGNATURE.includes(route))).toEqual([]);
    for (const { route, method, path, operation } of operations) {
      const address = path.replace('{id}', crypto.randomUUID()).replace('{name}', 'x');
      const answer = await switchboard.visitor.request(method, address, operation.requestBody && {});
      expect({ route, open: answer.status !== 401 }).toEqual({ route, open: PUBLIC.includes(route) });
    }
  });
});

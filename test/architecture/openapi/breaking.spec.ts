import { breakingChanges } from './breaking';
import type { OpenApiDocument } from './document';

const tag = { type: 'string', maxLength: 50, enum: ['low', 'high'] };
const chat = {
  type: 'object',
  required: ['id', 'tags'],
  properties: { id: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } }, parent: { $ref: '#/components/schemas/Chat' } },
};
const input = { type: 'object', required: ['name'], properties: { name: { type: ['string', 'null'] }, tag } };

/** A document of one operation, as `change` makes it. */
function documented(change: (parts: Parts) => void = () => undefined): OpenApiDocument {
  const parts: Parts = structuredClone({
    schemas: { Chat: chat, Input: input },
    operation: {
      operationId: 'chats_create',
      security: [{ bearer: [] }, {}],
      parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } }],
      requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Input' } } } },
      responses: {
        201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Chat' } } } },
        409: { content: { 'application/problem+json': { schema: { properties: { code: { enum: ['chat.closed', 'chat.full'] } } } } } },
      },
    },
  });
  change(parts);
  return { openapi: '3.1.0', paths: { '/chats': { post: parts.operation } }, components: { schemas: parts.schemas } } as never;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document to be changed anywhere
type Parts = any;

describe('A change of the API', () => {
  it.each<[string, (parts: Parts) => void]>([
    ['an operation under another name', ({ operation }) => (operation.operationId = 'chats_start')],
    ['a token for what was open', ({ operation }) => operation.security.pop()],
    ['a parameter that is gone', ({ operation }) => (operation.parameters = [])],
    ['a parameter that is needed', ({ operation }) => (operation.parameters[0].required = true)],
    ['a bound that is narrower', ({ operation }) => (operation.parameters[0].schema.maximum = 50)],
    ['a bound where there was none', ({ operation }) => (operation.parameters[0].schema.minimum = 1)],
    ['a body of another kind', ({ operation }) => (operation.requestBody.content = { 'text/csv': {} })],
    ['a field that is not taken any more', ({ schemas }) => delete schemas.Input.properties.tag],
    ['a field that is needed', ({ schemas }) => schemas.Input.required.push('tag')],
    ['a type that is not taken any more', ({ schemas }) => (schemas.Input.properties.name.type = 'string')],
    ['a word that is not taken any more', ({ schemas }) => schemas.Input.properties.tag.enum.pop()],
    ['words where there was any text', ({ schemas }) => (schemas.Input.properties.name.enum = ['Cleo'])],
    ['an answer without a field', ({ schemas }) => delete schemas.Chat.properties.tags],
    ['an answer in which a field may be absent', ({ schemas }) => schemas.Chat.required.pop()],
    ['an answer with another type', ({ schemas }) => (schemas.Chat.properties.id.type = 'integer')],
    ['an answer with null besides', ({ schemas }) => (schemas.Chat.properties.id.type = ['string', 'null'])],
    ['a list of something else', ({ schemas }) => (schemas.Chat.properties.tags.items = { type: 'object' })],
    ['another status', ({ operation }) => (operation.responses = { 200: operation.responses[201], 409: operation.responses[409] })],
    [
      'a code that nobody answers any more',
      ({ operation }) => operation.responses[409].content['application/problem+json'].schema.properties.code.enum.pop(),
    ],
  ])('breaks clients with %s', (_, change) => {
    expect(breakingChanges(documented(), documented(change))).toHaveLength(1);
  });

  it('breaks clients of an operation that is gone', () => {
    const [before, after] = [documented(), documented()];
    after.paths = {};
    expect(breakingChanges(before, after)).toContain('POST /chats: is gone');
  });

  it.each<[string, (parts: Parts) => void]>([
    ['nothing', () => undefined],
    [
      'an optional field and an optional parameter',
      ({ schemas, operation }) => {
        schemas.Input.properties.more = { type: 'string' };
        operation.parameters.push({ name: 'more', in: 'query', schema: {} });
      },
    ],
    [
      'a wider bound, type and set of words',
      ({ schemas, operation }) => {
        operation.parameters[0].schema.maximum = 200;
        schemas.Input.properties.tag.enum.push('urgent');
        schemas.Input.properties.name.type = ['string', 'null', 'integer'];
      },
    ],
    ['a field that is not needed any more', ({ schemas }) => schemas.Input.required.pop()],
    [
      'an answer with more, or that is there for sure',
      ({ schemas }) => {
        schemas.Chat.properties.more = { type: 'string' };
        schemas.Chat.required.push('parent');
      },
    ],
    [
      'a further code and a further status',
      ({ operation }) => {
        operation.responses[409].content['application/problem+json'].schema.properties.code.enum.push('chat.new');
        operation.responses[404] = {};
      },
    ],
  ])('breaks nobody with %s', (_, change) => {
    expect(breakingChanges(documented(), documented(change))).toEqual([]);
  });
});

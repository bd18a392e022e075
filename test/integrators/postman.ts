import { type OpenApiDocument, type Operation, operationsOf } from '../architecture/openapi/document';
import type { Answers } from './examples';
import type { Step } from './step';
import { VARIABLES } from './variables';
import { WALK } from './walk';

interface Item {
  name: string;
  event: object[];
  request: object;
  response: object[];
}

const DESCRIPTION = `The whole API, in an order in which everything succeeds. Fill in \`baseUrl\`, \`email\` and \`password\` of an admin, and run **Sign in**: it
stores the token that all other requests send. Whoever runs all of it has the desk open as the same admin, and a colleague who is online: chats
are given to people who are there. Requests store the ids that later ones need.`;

/** Draws the Postman collection (v2.1) of an OpenAPI document: the walk, in a folder for each subject. The server puts its address in. */
export function drawPostman(document: OpenApiDocument, answers: Answers): string {
  const operations = new Map(
    operationsOf(document).map(([method, path, operation]) => [operation.operationId, { method, path, operation }]),
  );
  const folders = new Map<string, Item[]>();
  for (const step of WALK) {
    const found = operations.get(step.does);
    if (!found) throw new Error(`the walk names ${step.does}, which is no operation`);
    const folder = step.in ?? found.operation.tags![0]!;
    folders.set(folder, [...(folders.get(folder) ?? []), itemOf(step, found, answers)]);
  }
  const collection = {
    info: {
      name: 'Switchboard',
      description: DESCRIPTION,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: bearer('bearerToken'),
    variable: Object.keys(VARIABLES).map((key) => ({ key, value: key === 'webhookUrl' ? VARIABLES.webhookUrl : '' })),
    item: [...folders].map(([name, item]) => ({ name, description: descriptionOf(document, name), item })),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function itemOf(step: Step, { method, path, operation }: { method: string; path: string; operation: Operation }, answers: Answers): Item {
  const answer = answers[step.does];
  return {
    name: step.name ?? operation.summary!,
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: scriptOf(step, operation) } }],
    request: {
      method,
      ...authOf(step, operation),
      header: step.body === undefined ? [] : [{ key: 'Content-Type', value: 'application/json' }],
      url: urlOf(step, path),
      ...bodyOf(step),
      description: operation.description,
    },
    response:
      answer && step.name === undefined
        ? [
            {
              name: `${answer.status}`,
              code: answer.status,
              body: JSON.stringify(answer.body, null, 2),
              header: [{ key: 'Content-Type', value: 'application/json' }],
            },
          ]
        : [],
  };
}

/** Whoever signed in, if nothing else is said. */
function authOf({ as }: Step, { security = [] }: Operation): object {
  if (as === 'customer') return { auth: bearer('customerToken') };
  return as === 'visitor' || security.length === 0 ? { auth: { type: 'noauth' } } : {};
}

function urlOf({ path: given = {}, query = {} }: Step, path: string): object {
  const segments = path
    .slice(1)
    .replace(/\{(\w+)\}/g, ':$1')
    .split('/');
  const asked = Object.entries(query).map(([key, value]) => ({ key, value }));
  const search = asked.map(({ key, value }) => `${key}=${value}`).join('&');
  return {
    raw: `{{baseUrl}}/${segments.join('/')}${search && `?${search}`}`,
    host: ['{{baseUrl}}'],
    path: segments,
    ...(asked.length > 0 && { query: asked }),
    variable: Object.entries(given).map(([key, value]) => ({ key, value })),
  };
}

function bodyOf({ body, file }: Step): object {
  if (file !== undefined) return { body: { mode: 'formdata', formdata: [{ key: 'file', type: 'file', src: file }] } };
  return body === undefined ? {} : { body: { mode: 'raw', raw: JSON.stringify(body, null, 2), options: { raw: { language: 'json' } } } };
}

function scriptOf({ keep = {}, until }: Step, { responses }: Operation): string[] {
  const good = Object.keys(responses).filter((status) => status.startsWith('2'));
  const reads = until !== undefined || Object.keys(keep).length > 0;
  return [
    `pm.test('answers ${good.join(' or ')}', () => pm.expect(pm.response.code).to.be.oneOf([${good.join(', ')}]));`,
    ...(reads ? ['const answer = pm.response.code < 300 ? pm.response.json() : {};'] : []),
    ...Object.entries(keep).map(([name, value]) => `if (pm.response.code < 300) pm.collectionVariables.set('${name}', String(${value}));`),
    ...(until === undefined ? [] : [`if (pm.response.code < 300 && !(${until})) postman.setNextRequest(pm.info.requestName);`]),
  ];
}

const bearer = (variable: string): object => ({ type: 'bearer', bearer: [{ key: 'token', value: `{{${variable}}}`, type: 'string' }] });

function descriptionOf({ tags }: OpenApiDocument, folder: string): string | undefined {
  return (tags as { name: string; description: string }[]).find(({ name }) => name === folder)?.description;
}

/** Operations that the walk leaves out. */
export function missedBy(document: OpenApiDocument): string[] {
  const walked = new Set(WALK.map(({ does }) => does));
  return operationsOf(document)
    .map(([, , { operationId }]) => operationId)
    .filter((each) => !walked.has(each));
}

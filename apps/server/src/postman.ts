import type { OpenAPIObject } from '@nestjs/swagger';

interface Item {
  name: string;
  item?: Item[];
  event?: { listen: 'test'; script: { type: 'text/javascript'; exec: string[] } }[];
  request?: { method: string; url: { path: string[] }; auth?: object | null };
}

/** Postman collection, v2.1 (https://schema.postman.com/collection/json/v2.1.0/). */
export interface PostmanCollection {
  info: { name: string; schema: string };
  item: Item[];
  auth?: object;
  variable: { key: string; value: string }[];
}

const OPTIONS = {
  folderStrategy: 'Tags',
  requestParametersResolution: 'Example',
  enableOptionalParameters: false,
  includeAuthInfoInExample: false,
};
const KEEP_TOKENS = [
  'const login = pm.response.json();',
  "pm.collectionVariables.set('bearerToken', login.accessToken);",
  "pm.collectionVariables.set('refreshToken', login.refreshToken);",
];

/**
 * Draws the OpenAPI document as a Postman collection: a folder per tag, examples as bodies. Signing in stores the token that all other
 * requests send; the collection itself holds no secret. `baseUrl` is left to whoever serves it.
 */
export async function postmanOf(document: OpenAPIObject): Promise<PostmanCollection> {
  const collection = await converted(document);
  for (const each of requestsIn(collection.item)) {
    if (each.request!.method === 'POST' && ['login', 'refresh'].includes(each.request!.url.path.at(-1)!))
      each.event = [{ listen: 'test', script: { type: 'text/javascript', exec: KEEP_TOKENS } }];
  }
  const variable = [
    { key: 'bearerToken', value: '' },
    { key: 'refreshToken', value: '' },
  ];
  return { ...collection, variable };
}

async function converted(document: OpenAPIObject): Promise<PostmanCollection> {
  // Loaded when it is needed: it is a fifth of all modules of the server.
  const { convertV2 } = await import('openapi-to-postmanv2');
  return new Promise((resolve, reject) =>
    convertV2({ type: 'json', data: structuredClone(document) }, OPTIONS, (error, done) => {
      if (error || !done?.result) reject(error ?? new Error(done?.reason));
      else resolve(done.output![0]!.data as PostmanCollection);
    }),
  );
}

function requestsIn(items: Item[]): Item[] {
  return items.flatMap((each) => (each.item ? requestsIn(each.item) : [each]));
}

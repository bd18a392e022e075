import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { serveAsyncApi } from './asyncapi';
import { postmanOf } from './postman';

const DESCRIPTION = `Live chat with automatic routing. Sign in with \`POST /v1/auth/login\`, press **Authorize** and paste the \`accessToken\`.
Programs send an API key (\`POST /v1/api-keys\`) in its place.

Errors are RFC 9457 problem objects with a stable \`code\`; \`errors[].pointer\` names every invalid field. Lists return
\`{data, nextCursor}\`: pass \`nextCursor\` as \`cursor\` for the next page. Times are RFC 3339 in UTC, durations seconds.

The same as a file: [OpenAPI](/docs/openapi.json), [Postman collection](/docs/postman.json). What goes over sockets: [AsyncAPI](/docs/asyncapi.json).`;

/**
 * Serves Swagger UI at `/docs`, the OpenAPI document at `/docs/openapi.json`, the Postman collection at `/docs/postman.json`, and the AsyncAPI
 * document at `/docs/asyncapi.json`. Each is drawn or read when it is first asked for: most servers never are.
 */
export function serveDocs(app: NestFastifyApplication): void {
  const config = new DocumentBuilder().setTitle('Switchboard').setDescription(DESCRIPTION).setVersion('1').addBearerAuth().build();
  let drawn: OpenAPIObject | undefined;
  const document = (): OpenAPIObject => (drawn ??= separatedByCommas(SwaggerModule.createDocument(app, config)));
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs/openapi.json',
    customSiteTitle: 'Switchboard API',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true },
  });
  servePostman(app, document);
  serveAsyncApi(app);
}

function servePostman(app: NestFastifyApplication, document: () => OpenAPIObject): void {
  let collection: ReturnType<typeof postmanOf> | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/docs/postman.json', async ({ protocol, host }) => {
      const { variable, ...rest } = await (collection ??= postmanOf(document()));
      return { ...rest, variable: [{ key: 'baseUrl', value: `${protocol}://${host}` }, ...variable] };
    });
}

/** Returns the document with `explode: false` for arrays in queries, whose values are separated by commas; the OpenAPI default is to repeat the parameter. */
function separatedByCommas(document: OpenAPIObject): OpenAPIObject {
  const operations = Object.values(document.paths).flatMap(({ get, put, post, patch, delete: remove }) => [get, put, post, patch, remove]);
  for (const parameter of operations.flatMap((operation) => operation?.parameters ?? [])) {
    if (
      'in' in parameter &&
      parameter.in === 'query' &&
      parameter.schema &&
      'type' in parameter.schema &&
      parameter.schema.type === 'array'
    ) {
      Object.assign(parameter, { style: 'form', explode: false });
    }
  }
  return document;
}

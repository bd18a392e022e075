import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `Live chat that routes itself. Sign in with \`POST /v1/auth/login\`, press **Authorize** and paste the \`accessToken\`.

Errors are RFC 9457 problem objects with a stable \`code\`; \`errors[].pointer\` names every wrong field. Lists answer
\`{data, nextCursor}\`: pass \`nextCursor\` as \`cursor\` for the next page. Times are RFC 3339 in UTC, durations seconds.`;

/** Swagger UI at `/docs`, the OpenAPI file at `/docs/openapi.json`. */
export function serveDocs(app: NestFastifyApplication): void {
  const config = new DocumentBuilder().setTitle('Switchboard').setDescription(DESCRIPTION).setVersion('1').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, config);
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs/openapi.json',
    customSiteTitle: 'Switchboard API',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true },
  });
}

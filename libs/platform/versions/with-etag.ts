import { applyDecorators, SetMetadata, type Type, UseInterceptors } from '@nestjs/common';
import { ETagInterceptor } from './etag.interceptor';
import { VERSIONED, type Versions } from './versions';

/**
 * Optimistic concurrency of what two people may edit: answers carry an `ETag`, and a change with `If-Match` is refused (412 `etag.stale`)
 * when somebody else has changed the row meanwhile. The route's `:id` names it; a route without one creates it.
 */
export const WithETag = (collection: Type<Versions>, id?: string): MethodDecorator =>
  applyDecorators(SetMetadata(VERSIONED, { collection, id }), UseInterceptors(ETagInterceptor));

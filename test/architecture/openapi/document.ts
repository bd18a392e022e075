export type Json = Record<string, unknown>;

export interface Operation extends Json {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  parameters?: Json[];
  requestBody?: Json;
  responses: Record<string, Json>;
}

export interface OpenApiDocument extends Json {
  openapi: string;
  info: Json & { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}

export function operationsOf({ paths }: { paths: object }): [method: string, path: string, operation: Operation][] {
  return Object.entries(paths as OpenApiDocument['paths']).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, string, Operation] => [method.toUpperCase(), path, operation]),
  );
}

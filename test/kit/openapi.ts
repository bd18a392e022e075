/** The part of JSON Schema that the tests use. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  type?: string;
  format?: string;
  contentMediaType?: string;
  enum?: unknown[];
  nullable?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  example?: unknown;
}

export interface Content {
  description?: string;
  content?: Record<string, { schema: Schema } | undefined>;
}

export interface Described {
  summary?: string;
  operationId: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; explode?: boolean; schema: Schema }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

export interface Document {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

export interface Operation {
  /** Route with its method, e.g. `PATCH /v1/users/{id}`. */
  route: string;
  method: string;
  /** Path without `/v1`. */
  path: string;
  operation: Described;
}

/** Writes `type: [x, 'null']` and the like as a type that is nullable, and one of the examples as the example. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== 'object' || node === null) return node;
  const { type, anyOf, oneOf, allOf, examples, ...rest } = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, plain(value)]),
  ) as Record<string, unknown[] | undefined>;
  const isNull = (each: unknown): boolean => each === 'null' || (each as Schema | undefined)?.type === 'null';
  const alternatives = anyOf ?? oneOf;
  const nullable = [type ?? []].flat().some(isNull) || (alternatives?.some(isNull) ?? false);
  const left = alternatives?.filter((each) => !isNull(each));
  return {
    ...rest,
    ...(type !== undefined && { type: Array.isArray(type) ? type.filter((each) => !isNull(each))[0] : type }),
    ...(left && (left.length === 1 ? { allOf: left } : { oneOf: left })),
    ...(allOf && { allOf }),
    ...(Array.isArray(examples) && { example: examples[0] }),
    ...(nullable && { nullable }),
  };
}

/** OpenAPI document of the running server. */
export class OpenApi {
  private constructor(readonly document: Document) {}

  static async of(url: string): Promise<OpenApi> {
    return new OpenApi(plain(await (await fetch(`${url}/docs/openapi.json`)).json()) as Document);
  }

  get operations(): Operation[] {
    return Object.entries(this.document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path: path.replace('/v1', ''),
        operation,
      })),
    );
  }

  /** Resolves a `$ref`; any other schema is returned unchanged. */
  resolve(schema?: Schema): Schema | undefined {
    const named = schema?.$ref ?? schema?.allOf?.[0]?.$ref;
    if (named === undefined) return schema;
    return { ...schema, ...this.document.components.schemas[named.split('/').at(-1)!], nullable: schema?.nullable };
  }

  bodyOf({ operation }: Operation): Schema | undefined {
    return this.resolve(operation.requestBody?.content?.['application/json']?.schema);
  }

  /** Generates a value that satisfies the schema, with every field. */
  example(schema?: Schema): unknown {
    const { type, enum: words, format, minimum, minLength, properties, items, example } = this.resolve(schema) ?? {};
    if (example !== undefined || words) return example ?? words![0];
    if (properties) return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, this.example(property)]));
    if (type === 'array') return [this.example(items)];
    if (type === 'string')
      return format === 'uuid'
        ? '0198f3f5-7c1a-7000-8000-000000000001'
        : format === 'email'
          ? 'ana@example.com'
          : 'x'.repeat(minLength ?? 1);
    return { number: minimum ?? 1, boolean: true }[type as string] ?? {};
  }

  /** Lists all fields of a schema, also nested ones, as far as `example` contains them. */
  fields(schema: Schema, example: unknown, at = ''): { pointer: string; schema: Schema; required: boolean }[] {
    return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      const pointer = `${at}/${name}`;
      const field = this.resolve(property);
      const own = { pointer, schema: { type: 'object', ...field }, required: schema.required?.includes(name) ?? false };
      const value = (example as Record<string, unknown> | undefined)?.[name];
      if (Array.isArray(value) && value.length > 0)
        return [own, ...this.fields(this.resolve(field?.items) ?? {}, value[0], `${pointer}/0`)];
      return value && typeof value === 'object' ? [own, ...this.fields(field ?? {}, value, pointer)] : [own];
    });
  }
}

/** Splits an RFC 6901 pointer into its keys. */
export function parts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

import { type Json, type OpenApiDocument, type Operation, operationsOf } from './document';

/** Who is broken by a change of a schema: whoever sends, or whoever reads. */
type Side = 'request' | 'answer';

/**
 * What would break clients that were written against an earlier document: what they call, send or read is gone, has another type or name, or
 * asks for more than it did. New operations, optional inputs, further members of answers and further codes break nobody.
 */
export function breakingChanges(before: OpenApiDocument, after: OpenApiDocument): string[] {
  const now = new Map(operationsOf(after).map(([method, path, operation]) => [`${method} ${path}`, operation]));
  const codes = codesIn(after);
  return [
    ...operationsOf(before).flatMap(([method, path, operation]) => {
      const found = now.get(`${method} ${path}`);
      const changes = found ? new Comparison(before, after).operations(operation, found) : ['is gone'];
      return changes.map((change) => `${method} ${path}: ${change}`);
    }),
    ...[...codesIn(before)].filter((code) => !codes.has(code)).map((code) => `no operation answers the code ${code} any more`),
  ];
}

function codesIn(document: OpenApiDocument): Set<string> {
  const texts = operationsOf(document).flatMap(([, , { responses }]) => Object.values(responses).map((each) => JSON.stringify(each)));
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/"enum":\[("[a-z_]+\.[a-z_]+"(?:,"[a-z_.]+")*)\]/g)].flatMap(([, list]) => JSON.parse(`[${list}]`) as string[]),
    ),
  );
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Json;
}

class Comparison {
  private readonly compared = new Set<string>();

  constructor(
    private readonly before: OpenApiDocument,
    private readonly after: OpenApiDocument,
  ) {}

  operations(was: Operation, is: Operation): string[] {
    return [
      ...(was.operationId === is.operationId ? [] : [`is called ${is.operationId}, and was ${was.operationId}`]),
      ...(isOpen(was) && !isOpen(is) ? ['needs a token'] : []),
      ...this.parameters((was.parameters ?? []) as never, (is.parameters ?? []) as never),
      ...this.bodies(was, is),
      ...Object.entries(was.responses)
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([status, response]) => this.answers(status, response, is.responses[status])),
    ];
  }

  private parameters(was: Parameter[], is: Parameter[]): string[] {
    const same = (a: Parameter) => (b: Parameter) => a.name === b.name && a.in === b.in;
    return [
      ...was.flatMap((each) => {
        const found = is.find(same(each));
        return found ? this.schemas(each.schema, found.schema, `?${each.name}`, 'request') : [`takes no ${each.in} parameter ${each.name}`];
      }),
      ...is.filter((each) => each.required && !was.find(same(each))?.required).map(({ name }) => `needs the parameter ${name}`),
    ];
  }

  private bodies({ requestBody: was }: Operation, { requestBody: is }: Operation): string[] {
    if (!was) return is?.required ? ['needs a body'] : [];
    return Object.entries((was.content ?? {}) as Record<string, Json>).flatMap(([type, { schema }]) => {
      const found = (is?.content as Record<string, Json> | undefined)?.[type];
      return found ? this.schemas(schema as Json, found.schema as Json, '', 'request') : [`takes no ${type}`];
    });
  }

  private answers(status: string, was: Json, is?: Json): string[] {
    if (!is) return [`does not answer ${status}`];
    return Object.entries((was.content ?? {}) as Record<string, Json>).flatMap(([type, { schema }]) => {
      const found = (is.content as Record<string, Json> | undefined)?.[type];
      return found ? this.schemas((schema ?? {}) as Json, (found.schema ?? {}) as Json, '', 'answer') : [`does not answer ${type}`];
    });
  }

  private schemas(was: Json, is: Json, at: string, side: Side): string[] {
    // Recursive schemas and those that many operations share are compared once for each of them.
    const key = `${String(was.$ref)} ${String(is.$ref)} ${side}`;
    if (was.$ref !== undefined && this.compared.has(key)) return [];
    this.compared.add(key);
    const [old, now] = [resolved(was, this.before), resolved(is, this.after)];
    return [...this.types(old, now, at, side), ...this.members(old, now, at, side), ...this.bounds(old, now, at, side)].concat(
      old.items && now.items ? this.schemas(old.items as Json, now.items as Json, `${at}[]`, side) : [],
    );
  }

  private types(was: Json, is: Json, at: string, side: Side): string[] {
    const [old, now] = [typesOf(was), typesOf(is)];
    // Whoever sends may send all that was taken; whoever reads understands what was answered.
    const [all, allowed] = side === 'request' ? [old, now] : [now, old];
    return all.every((type) => allowed.includes(type)) || (allowed.length === 0 && side === 'request')
      ? []
      : [`${at} is ${now.join('|')}, and was ${old.join('|')}`];
  }

  private members(was: Json, is: Json, at: string, side: Side): string[] {
    const [old, now] = [was.properties ?? {}, is.properties ?? {}] as Record<string, Json>[];
    const [needed, needs] = [was.required ?? [], is.required ?? []] as string[][];
    return Object.entries(old!)
      .flatMap(([name, schema]) => {
        const found = now![name];
        return found ? this.schemas(schema, found, `${at}/${name}`, side) : [`${at}/${name} is gone`];
      })
      .concat(
        side === 'request'
          ? needs!.filter((name) => !needed!.includes(name)).map((name) => `${at}/${name} is needed`)
          : needed!.filter((name) => name in now! && !needs!.includes(name)).map((name) => `${at}/${name} may be absent`),
      );
  }

  private bounds(was: Json, is: Json, at: string, side: Side): string[] {
    if (side === 'answer') return [];
    const lower = ['maximum', 'maxLength', 'maxItems'].filter((name) => below(is[name], was[name]));
    const higher = ['minimum', 'minLength', 'minItems'].filter(
      (name) => below(was[name], is[name]) || (was[name] === undefined && Number(is[name]) > 0),
    );
    const words = is.enum ? ((was.enum ?? []) as unknown[]).filter((each) => !(is.enum as unknown[]).includes(each)) : [];
    return [
      ...[...lower, ...higher].map((name) => `${at} has the ${name} ${String(is[name])}, and had ${JSON.stringify(was[name] ?? null)}`),
      ...(is.enum && !was.enum ? [`${at} takes few words only`] : words.map((word) => `${at} does not take ${String(word)}`)),
    ];
  }
}

const isOpen = ({ security = [] }: Operation): boolean => security.length === 0 || security.some((each) => Object.keys(each).length === 0);
const below = (a: unknown, b: unknown): boolean => typeof a === 'number' && (typeof b !== 'number' || a < b);

function resolved(schema: Json, document: OpenApiDocument): Json {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1)! : undefined;
  const found = name === undefined ? schema : resolved(document.components.schemas[name] ?? {}, document);
  const parts = (found.allOf ?? []) as Json[];
  return parts.map((each) => resolved(each, document)).reduce<Json>(merged, found);
}

function merged(whole: Json, part: Json): Json {
  const properties = { ...(whole.properties as Json), ...(part.properties as Json) };
  const required = [...((whole.required ?? []) as string[]), ...((part.required ?? []) as string[])];
  return { ...part, ...whole, properties, required };
}

/** Alternatives count as one type each. */
function typesOf({ type, oneOf, anyOf }: Json): string[] {
  const alternatives = [...((oneOf ?? []) as Json[]), ...((anyOf ?? []) as Json[])];
  return [...new Set([...[type ?? []].flat(), ...alternatives.flatMap((each) => (each.$ref ? ['object'] : typesOf(each)))] as string[])];
}

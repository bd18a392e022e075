/** Error that lists every invalid field, e.g. `arrivals[0].perHour: must be a number above 0, not "ten"`. */
export class ScenarioInvalid extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

interface Bounds {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

/**
 * Validating reader: reads an object field by field and collects all errors. An invalid field is read as a harmless value, so that reading
 * can go on.
 */
export class Fields {
  private readonly given: Record<string, unknown>;
  private readonly known = new Set<string>();

  constructor(
    value: unknown,
    private readonly path: string,
    readonly problems: string[],
  ) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) this.problems.push(`${path || 'the scenario'}: must be an object, not ${shown(value)}`);
    this.given = isObject ? (value as Record<string, unknown>) : {};
  }

  has(name: string): boolean {
    this.known.add(name);
    return this.given[name] != null;
  }

  /** @param otherwise default of an absent field; without a default the field is required */
  number(name: string, bounds: Bounds, otherwise?: number): number {
    if (!this.has(name) && otherwise !== undefined) return otherwise;
    return this.numeric(this.given[name], name, bounds);
  }

  numbers(name: string, bounds: Bounds): number[] {
    return this.items(name).map((item, at) => this.numeric(item, `${name}[${at}]`, bounds));
  }

  text(name: string, otherwise?: string): string {
    if (!this.has(name) && otherwise !== undefined) return otherwise;
    return this.textual(this.given[name], name);
  }

  /** A list that may be absent or empty. */
  texts(name: string): string[] {
    if (!this.has(name)) return [];
    return this.items(name, true).map((item, at) => this.textual(item, `${name}[${at}]`));
  }

  flag(name: string, otherwise: boolean): boolean {
    if (!this.has(name)) return otherwise;
    const value = this.given[name];
    if (typeof value !== 'boolean') this.wrong(name, 'true or false', value);
    return value === true;
  }

  choice<T extends string>(name: string, choices: readonly T[], otherwise?: T): T {
    if (!this.has(name) && otherwise !== undefined) return otherwise;
    return this.oneOf(this.given[name], name, choices);
  }

  choices<T extends string>(name: string, choices: readonly T[]): T[] {
    return this.items(name).map((item, at) => this.oneOf(item, `${name}[${at}]`, choices));
  }

  object<T>(name: string, read: (fields: Fields) => T): T {
    this.known.add(name);
    return this.inside(this.given[name], name, read);
  }

  /** @param optional whether the list may be absent or empty */
  list<T>(name: string, read: (fields: Fields) => T, optional = false): T[] {
    if (!this.has(name) && optional) return [];
    return this.items(name, optional).map((item, at) => this.inside(item, `${name}[${at}]`, read));
  }

  wrong(name: string, wanted: string, value: unknown = this.given[name]): void {
    const where = this.path ? `${this.path}.${name}` : name;
    this.problems.push(`${where}: ${value === undefined ? `is missing; it must be ${wanted}` : `must be ${wanted}, not ${shown(value)}`}`);
  }

  private inside<T>(value: unknown, name: string, read: (fields: Fields) => T): T {
    const fields = new Fields(value, this.path ? `${this.path}.${name}` : name, this.problems);
    const result = read(fields);
    fields.refuseUnknown();
    return result;
  }

  /** Reports unknown fields, so that a misspelt field is not silently ignored. */
  refuseUnknown(): void {
    const known = [...this.known].join(', ');
    for (const name of Object.keys(this.given)) {
      if (!this.known.has(name)) this.problems.push(`${this.path ? `${this.path}.` : ''}${name}: is not known here; known are ${known}`);
    }
  }

  private items(name: string, mayBeEmpty = false): unknown[] {
    this.known.add(name);
    const value = this.given[name];
    if (Array.isArray(value) && (mayBeEmpty || value.length > 0)) return value;
    this.wrong(name, mayBeEmpty ? 'a list' : 'a list that is not empty', value);
    return [];
  }

  private oneOf<T extends string>(value: unknown, name: string, choices: readonly T[]): T {
    if (!choices.includes(value as T)) this.wrong(name, `one of ${choices.join(', ')}`, value);
    return choices.includes(value as T) ? (value as T) : choices[0]!;
  }

  private textual(value: unknown, name: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.wrong(name, 'a text that is not empty', value);
    return '';
  }

  private numeric(value: unknown, name: string, { min = -Infinity, above = -Infinity, max = Infinity, whole = false }: Bounds): number {
    const fits = typeof value === 'number' && Number.isFinite(value) && value >= min && value > above && value <= max;
    if (fits && (!whole || Number.isInteger(value))) return value;
    const limits = [above > -Infinity && `above ${above}`, min > -Infinity && `from ${min}`, max < Infinity && `up to ${max}`].filter(
      Boolean,
    );
    this.wrong(name, [`a ${whole ? 'whole ' : ''}number`, ...limits].join(' '), value);
    return Math.max(min, 1);
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

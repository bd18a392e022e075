import { type Carried, checkOf, known } from './kept/asyncapi';

/**
 * Contract check: holds everything that the sockets of stories carry against `docs/asyncapi.json`. Fields that the document does not know
 * are flaws too, though clients have to tolerate them.
 */
export class Wire {
  /** What was carried and is not as documented, in words. */
  readonly flaws: string[] = [];
  private readonly seen = new Set<string>();

  get known(): readonly string[] {
    return known;
  }

  get carried(): string[] {
    return [...this.seen].sort();
  }

  note(what: Carried, name: string, payload: unknown): void {
    const check = checkOf(what, name);
    if (!check) {
      // Stories send names that nobody knows on purpose, and are told so.
      if (what === 'event') this.flaws.push(`${name} is heard, and is not documented`);
      return;
    }
    this.seen.add(`${name} ${what}`);
    if (check(payload)) return;
    const [first] = check.errors!.filter(({ keyword }) => !['anyOf', 'oneOf'].includes(keyword));
    const why = { at: first?.instancePath, ...first?.params, message: first?.message };
    this.flaws.push(`${name} (${what}): ${JSON.stringify(why)} in ${JSON.stringify(payload).slice(0, 500)}`);
  }
}

/** The wire of this test file. */
export const wire = new Wire();

const VARIABLE = /\{\{-?\s*(\w+)\s*(?:\|\s*default:\s*(?:"[^"]*"|'[^']*')\s*)?-?\}\}/g;
/** A variable without a value stays in a rendered text as it is written. */
const LEFT_OVER = /\{\{-?\s*(\w+)\s*-?\}\}/g;

/** Puts values, as they are, where a rendered text lacks them. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(LEFT_OVER, (written, name: string) => (Object.hasOwn(values, name) && values[name] !== '' ? values[name]! : written));
}

export interface Part {
  text: string;
  /** `filled` by what is known, or `missing`. */
  as: 'written' | 'filled' | 'missing';
}

/**
 * The parts of a rendered text, as its template says where a variable stood. Where the two do not fit (a template may trim its spaces), the
 * text is one part.
 */
export function partsOf(content: string, text: string): Part[] {
  const written = content.normalize('NFC').split(VARIABLE);
  const parts: Part[] = [];
  let at = 0;
  for (let i = 0; i < written.length; i += 2) {
    const literal = written[i]!;
    const isLast = i === written.length - 1;
    const found = i === 0 ? (text.startsWith(literal) ? 0 : -1) : isLast ? lastAt(text, literal, at) : text.indexOf(literal, at);
    if (found === -1) return [{ text, as: 'written' }];
    if (found > at) parts.push(valueOf(text.slice(at, found)));
    if (literal !== '') parts.push({ text: literal, as: 'written' });
    at = found + literal.length;
  }
  return at === text.length ? parts : [{ text, as: 'written' }];
}

const valueOf = (text: string): Part => ({ text, as: /^\{\{.*\}\}$/s.test(text) ? 'missing' : 'filled' });
const lastAt = (text: string, literal: string, from: number): number =>
  text.endsWith(literal) && text.length - literal.length >= from ? text.length - literal.length : -1;

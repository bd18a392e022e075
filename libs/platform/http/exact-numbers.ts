import type { FieldError } from '#kernel';

const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]|true|false|null/y;
/** Quick check: a number that a double cannot represent has at least this many digits, or an exponent. */
const MAY_BE_INEXACT = /\d[\d.]{15}|\d[eE][+-]?\d/;

/**
 * Finds the numbers of a JSON text that JavaScript would read as different numbers, e.g. 9007199254740993 and 1e400, with their JSON
 * pointers.
 */
export function inexactNumbers(json: string): FieldError[] {
  if (!MAY_BE_INEXACT.test(json)) return [];
  const errors: FieldError[] = [];
  const path: (string | number)[] = [];
  const opened: string[] = [];
  let last = '';
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(json); match; match = TOKEN.exec(json)) {
    const token = match[0];
    if (token.trim() === '') continue;
    if (token === '{' || token === '[') {
      opened.push(token);
      path.push(token === '[' ? 0 : '');
    } else if (token === '}' || token === ']') {
      opened.pop();
      path.pop();
    } else if (token === ',' && opened.at(-1) === '[') path.push((path.pop() as number) + 1);
    else if (token.startsWith('"') && opened.at(-1) === '{' && (last === '{' || last === ','))
      path.splice(-1, 1, JSON.parse(token) as string);
    else if (/^[-\d]/.test(token) && !isExact(token))
      errors.push({ pointer: pointerOf(path), message: 'is a number that would be changed; send it as text' });
    last = token;
  }
  return errors;
}

function isExact(text: string): boolean {
  return Number.isFinite(Number(text)) && decimalOf(text) === decimalOf(String(Number(text)));
}

/** Canonical form of a decimal number: its sign, its digits without leading and trailing zeros, and its power of ten. */
function decimalOf(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  return kept === '' ? '0' : `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}

function pointerOf(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

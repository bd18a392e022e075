import { inForm } from '../../../kernel/testing/form';
import fc from 'fast-check';
import { DomainError } from '#kernel';
import { type Values, VARIABLES } from './domain/variables';
import { checkTemplate, preparedParts, render } from './templates';

const problem = (content: string): string => {
  try {
    checkTemplate(content);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'canned.bad_template') return error.errors![0]!.message;
    throw error;
  }
  return '';
};

const variable = fc.constantFrom(...VARIABLES);
/** Pieces of Liquid, whole and broken, so that what is made of them is often almost a template. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    '{{-',
    '-}}',
    '|',
    ' default: ',
    '"',
    "'",
    '\\u0000',
    '\n',
    '.constructor',
    '["__proto__"]',
    'raw',
    'endraw',
    'for i in (1..99999999)',
    'include "/etc/passwd"',
    'x | times: 9',
    '{#',
    '#}',
  ),
  variable,
  variable.map((name) => `{{${name}}}`),
  fc.tuple(variable, fc.string({ maxLength: 10 })).map(([name, text]) => `{{ ${name} | default: "${text.replaceAll(/["\\]/g, '')}" }}`),
);
const template = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
/** Customers write what they like, templates too. */
const anyValue = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
  template.filter((text) => text !== ''),
);
const values = fc.dictionary(variable, anyValue, { noNullPrototype: true }) as fc.Arbitrary<Values>;

describe('A template', () => {
  it('may hold variables, with a text to fall back to', () => {
    for (const good of [
      '',
      'Hello',
      '{{customer_name}}',
      '{{- customer_name -}}',
      '{{ subject | default: "x" }}',
      "{{ subject | default: '{{time}}' }}",
      '}} %} { { }',
      '100 %',
    ]) {
      expect([good, problem(good)]).toEqual([good, '']);
    }
  });

  it('is refused with anything else in it, whose place is told', () => {
    expect(problem('a\nb {{ nonsense }}')).toMatch(/^line 2, column 3: unknown variable "nonsense"; there are customer_name, .*, time$/);
    expect(problem('{{ customer_name.constructor }}')).toMatch(/^line 1, column 1: write a variable, or one with a text to fall back to: /);
    expect(problem('{{ subject | upcase }}')).toBe('line 1, column 1: undefined filter: upcase');
    expect(problem('{% assign x = 1 %}')).toMatch(/^line 1, column 1: tag "assign" not found/);
    expect(problem('{{ subject | default: "a" | default: "b" }}')).toMatch(/^line 1, column 1: write a variable/);
    expect(problem('{{ subject')).toMatch(/^line 1, column 1: output "{{ subject" not closed/);
    expect(problem('{{ subject | default: "\\u0000" }}')).toMatch(/^line 1, column 1: write a variable/);
    expect(problem('{{ subject | default: "\\ud800" }}')).toMatch(/^line 1, column 1: write a variable/);
    for (const bad of [
      '{{ __proto__ }}',
      '{{ constructor }}',
      '{{ subject | __proto__ }}',
      '{% __proto__ %}',
      '{{ not subject }}',
      '{{ "x" }}',
      '{{ 1 }}',
      '{{ ["subject"] }}',
      '{{ subject or time }}',
      '{{ subject, time }}',
      '{% liquid\n echo x %}',
      '{% # note %}',
    ]) {
      expect([bad, problem(bad)]).toEqual([bad, expect.stringMatching(/^line 1, column \d+: /)]);
    }
  });

  it('says which variables have no value, and shows them where they stand', () => {
    expect(render('{{ subject }} {{time}} {{ subject | default: "s" }}{{subject}}', { time: '10:00' })).toEqual({
      text: '{{ subject }} 10:00 s{{subject}}',
      missing: ['subject'],
    });
    expect(render('{{ subject | default: "" }}', {})).toEqual({ text: '', missing: [] });
  });

  it('is cut where date and time stand', () => {
    expect(preparedParts('On {{date}} at {{time}}, {{customer_name}}', { customer_name: 'Cleo', date: 'x', time: 'y' })).toEqual([
      'On ',
      ' at ',
      ', Cleo',
    ]);
  });

  it('is either refused in words or rendered, in no time, whatever it is and whatever the values are', () => {
    fc.assert(
      fc.property(template, values, (content, of) => {
        const startedAt = performance.now();
        if (problem(content) === '') {
          const { text, missing } = render(content, of);
          expect(missing.filter((name) => name in of)).toEqual([]);
          expect(text.isWellFormed() && !text.includes('\0')).toBe(true);
        }
        expect(performance.now() - startedAt).toBeLessThan(2_000);
      }),
      { numRuns: inForm({ full: 2_000, short: 500 }) },
    );
  });

  it('inserts values as they are, never as templates', () => {
    fc.assert(
      fc.property(fc.array(variable, { minLength: 1, maxLength: 5 }), values, (names, of) => {
        const { text, missing } = render(names.map((name) => `{{${name}}}`).join('|'), of);
        expect(text).toBe(
          names
            .map((name) => of[name] ?? `{{${name}}}`)
            .join('|')
            .normalize('NFC'),
        );
        expect(missing).toEqual([...new Set(names.filter((name) => of[name] === undefined))]);
      }),
      { numRuns: inForm({ full: 1_000, short: 300 }) },
    );
  });

  it('may be as long as a response and full of variables', () => {
    const content = '{{subject}}'.repeat(909);
    const startedAt = performance.now();
    expect(render(content, { subject: 's'.repeat(200) }).text).toHaveLength(909 * 200);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

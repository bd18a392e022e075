import { bodyOf, piecesOf } from './responses';

const marked = (content: string): string[] => piecesOf(content).flatMap(({ text, as }) => (as === 'unknown' ? [text] : []));

describe('the text of a canned response', () => {
  it.each([
    ['Hello {{customer_name}}, it is {{ time }}', []],
    ['Hello {{customer_first_name | default: "there"}}', []],
    ['Hello {{customer_nam}}', ['{{customer_nam}}']],
    ['{{customer_name | upcase}} {% if x %}', ['{{customer_name | upcase}}', '{% if x %}']],
    ['Hello {{customer_name', ['{{']],
    ['a { b } c', []],
  ])('%s', (content, unknown) => expect(marked(content)).toEqual(unknown));

  it('in parts is all of it', () => {
    const content = 'a {{subject}} b {{nobody}} {{';
    expect(
      piecesOf(content)
        .map(({ text }) => text)
        .join(''),
    ).toBe(content);
  });

  it('an empty shortcut and category are none, and what was not changed is not sent', () => {
    expect(bodyOf({ shortcut: ' ', category: '' })).toEqual({ shortcut: null, category: null });
    expect(bodyOf({ title: 'Hi' })).toEqual({ title: 'Hi' });
  });
});

import type { MessageView } from '#client/core';
import { bestEmojis, closedAt, colonAt } from './emoji';
import { fillIn, partsOf } from './filling';
import { lettersLeft } from './letters';
import { colleagueSince } from './meanwhile';
import { slashAt } from './slash';

describe('A slash', () => {
  it.each([
    ['/', 1, { from: 0, query: '' }],
    ['Hello /ref', 10, { from: 6, query: 'ref' }],
    ['/v1.2-grüße', 11, { from: 0, query: 'v1.2-grüße' }],
    ['and/or', 6, null],
    ['/ref done', 9, null],
  ])('asks for a canned response at the start of a word: %j', (text, caret, found) => {
    expect(slashAt(text, caret)).toEqual(found);
  });
});

describe('Letters', () => {
  it('are counted near the limit alone, without the spaces around', () => {
    expect(lettersLeft('a'.repeat(9_499))).toBeNull();
    expect(lettersLeft('a'.repeat(9_500))).toBe(500);
    expect(lettersLeft('a'.repeat(10_003))).toBe(-3);
    expect(lettersLeft(`${'a'.repeat(9_990)}${' '.repeat(100)}`)).toBe(10);
    expect(lettersLeft(' '.repeat(20_000))).toBeNull();
  });
});

describe('A colleague’s word', () => {
  const said = (seq: number, id: string, type = 'agent', deletedAt: string | null = null) =>
    ({ seq, sender: { id, type, name: id }, deletedAt }) as unknown as MessageView;

  it('counts when it came after one began to write', () => {
    const messages = [said(1, 'ben'), said(2, 'mara', 'customer'), said(3, 'ben'), said(4, 'ana'), said(5, 'cleo', 'agent', 'gone')];
    expect(colleagueSince(messages, 2, 'ana')?.seq).toBe(3);
    expect(colleagueSince(messages, 3, 'ana')).toBeUndefined();
    expect(colleagueSince(messages, undefined, 'ana')).toBeUndefined();
  });
});

describe('A canned response', () => {
  it('is filled with what is typed, which is never read as a variable', () => {
    const text = 'Order {{ order }} of {{customer}}, by {{- order -}}';
    expect(fillIn(text, { order: '{{customer}} $1', customer: 'Mara' })).toBe('Order {{customer}} $1 of Mara, by {{customer}} $1');
    expect(fillIn(text, { order: '' })).toBe(text);
    expect(fillIn('{{constructor}}', {})).toBe('{{constructor}}');
  });

  it('shows what of it was filled in, and what is missing', () => {
    expect(partsOf('Hello {{name | default: "you"}}, {{id}} is open.', 'Hello Mara, {{id}} is open.')).toEqual([
      { text: 'Hello ', as: 'written' },
      { text: 'Mara', as: 'filled' },
      { text: ', ', as: 'written' },
      { text: '{{id}}', as: 'missing' },
      { text: ' is open.', as: 'written' },
    ]);
    expect(partsOf('{{a}}{{b}}', 'xy')).toEqual([{ text: 'xy', as: 'filled' }]);
    expect(partsOf('On {{date}} on {{date}}', 'On 1 on on 2 on on 3')).toHaveLength(4);
    expect(partsOf('', '')).toEqual([]);
  });

  it('is one part where its template says otherwise', () => {
    expect(partsOf('a {{- b -}} c', 'axc')).toEqual([{ text: 'axc', as: 'written' }]);
    expect(partsOf('aaa {{x}} aaa', 'aaa')).toEqual([{ text: 'aaa', as: 'written' }]);
  });
});

describe('An emoji', () => {
  const all = [
    { emoji: '😄', label: 'grinning face with smiling eyes', names: ['smile', 'happy'] },
    { emoji: '🎉', label: 'party popper', names: ['tada', 'celebration'] },
    { emoji: '👍', label: 'thumbs up', names: ['+1', 'thumbsup', 'yes'] },
    { emoji: '😀', label: 'grinning face', names: ['grinning'] },
  ];
  const found = (typed: string) => bestEmojis(all, typed).map(({ emoji }) => emoji);

  it('is searched for by a colon at the start of a word and two letters', () => {
    expect(colonAt('Great :ta', 9)).toEqual({ from: 6, query: 'ta' });
    expect(colonAt(':+1', 3)).toEqual({ from: 0, query: '+1' });
    expect([colonAt('at 10:30', 8), colonAt(':t', 2), colonAt('a:tada', 6)]).toEqual([null, null, null]);
    expect(closedAt('Great :tada:', 12)).toEqual({ from: 6, name: 'tada' });
    expect(closedAt('10:30:', 6)).toBeNull();
  });

  it('is found by its names and the words in them, the nearest first', () => {
    expect(found('+1')).toEqual(['👍']);
    expect(found('grinning')).toEqual(['😀', '😄']);
    expect(found('pop')).toEqual(['🎉']);
    expect(found('thumbs_up')).toEqual(['👍']);
    expect(found('nothing')).toEqual([]);
  });
});

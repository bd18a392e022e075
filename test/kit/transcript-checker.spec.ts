import { faults, type Said, type View } from './transcript-checker';

const said = (seq: number, more: Partial<Said> = {}): Said => ({
  chatId: 'chat',
  seq,
  id: `id-${seq}`,
  senderId: 'cleo',
  clientMessageId: `c-${seq}`,
  text: `word ${seq}`,
  ...more,
});
const TABLE = [said(1), said(2), said(3)];

/** The view of Cleo, who wrote and received all messages. */
const view = (more: Partial<View> = {}): View => ({
  who: 'Cleo',
  accountId: 'cleo',
  sent: TABLE.map(({ chatId, clientMessageId, text }) => ({ chatId, clientMessageId: clientMessageId!, text: text! })),
  acked: TABLE,
  delivered: TABLE,
  shown: new Map([['chat', TABLE]]),
  own: new Set(['chat']),
  named: new Set(['chat']),
  ...more,
});
const kinds = (table: Said[], more: Partial<View> = {}) =>
  [...new Set(faults(table, [view(more)]).map((fault) => fault.replace(/^Cleo: /, '').split(':')[0]))].sort();

describe('The checker of transcripts', () => {
  it('finds nothing where all is well', () => {
    expect(faults(TABLE, [view(), view({ who: 'another tab', sent: [], acked: [] })])).toEqual([]);
  });

  it.each<[string, Said[], Partial<View>, string[]]>([
    [
      'an acked message that is not stored',
      TABLE.slice(0, 2),
      { delivered: TABLE.slice(0, 2), shown: new Map([['chat', TABLE.slice(0, 2)]]) },
      ['lost'],
    ],
    [
      'an acked message whose number another one has',
      [said(1), said(2), said(3, { id: 'other' })],
      { delivered: [], own: new Set(), named: new Set() },
      ['lost'],
    ],
    [
      'a message that was written and neither acked nor stored',
      TABLE,
      { sent: [{ chatId: 'chat', clientMessageId: 'never', text: 'never' }] },
      ['lost'],
    ],
    [
      'a message that is stored twice',
      [...TABLE, said(4, { clientMessageId: 'c-3' })],
      { delivered: [...TABLE, said(4)], shown: new Map([['chat', [...TABLE, said(4)]]]) },
      ['twice'],
    ],
    [
      'a message that is stored twice under two ids',
      [...TABLE, said(4, { text: 'word 3' })],
      { delivered: [...TABLE, said(4)], shown: new Map([['chat', [...TABLE, said(4, { text: 'word 3' })]]]) },
      ['twice'],
    ],
    [
      'a gap in the numbers',
      [said(1), said(3)],
      { sent: [], acked: [], delivered: [said(1), said(3)], shown: new Map([['chat', [said(1), said(3)]]]) },
      ['gap', 'order'],
    ],
    ['messages stored in another order than written', TABLE, { sent: view().sent.toReversed() }, ['order']],
    ['a message that was not heard', TABLE, { delivered: TABLE.slice(0, 2) }, ['lost']],
    ['a message that was heard twice', TABLE, { delivered: [...TABLE, said(3)] }, ['lost', 'order', 'twice']],
    ['messages heard in another order', TABLE, { delivered: [said(2), said(1), said(3)] }, ['lost', 'order']],
    ['a deletion that was not noticed', [said(1), said(2, { text: null }), said(3)], {}, ['differs']],
    ['a message that is not shown', TABLE, { shown: new Map() }, ['differs']],
    ['an event about a chat of others', TABLE, { named: new Set(['chat', 'theirs']) }, ['foreign']],
    ['a message from a chat of others', TABLE, { delivered: [...TABLE, said(1, { chatId: 'theirs' })] }, ['foreign']],
  ])('finds %s', (_, table, more, found) => {
    expect(kinds(table, more)).toEqual(found);
  });
});

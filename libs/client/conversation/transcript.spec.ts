import fc from 'fast-check';
import type { AttachmentView, MessageView } from '../../protocol';
import { Transcript } from './transcript';

const said = (seq: number, more: Partial<MessageView> = {}): MessageView => ({
  id: `id-${seq}`,
  chatId: 'chat',
  seq,
  clientMessageId: `c-${seq}`,
  sender: { type: 'customer', id: 'cleo', name: 'Cleo' },
  text: `word ${seq}`,
  attachments: [],
  cannedResponseId: null,
  replyTo: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  ...more,
});
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const seqs = (messages: MessageView[]): number[] => messages.map(({ seq }) => seq);
const file = (state: AttachmentView['state']): AttachmentView => ({
  id: 'file',
  name: 'a.pdf',
  contentType: 'application/pdf',
  size: 1,
  url: '/x',
  state,
});

const edited = (seq: number, text: string, second: number): MessageView =>
  said(seq, { text, editedAt: `2026-01-01T00:01:0${second}.000Z` });
const answers = (seq: number, to: number): MessageView =>
  said(seq, { replyTo: { id: `id-${to}`, seq: to, sender: said(to).sender, text: `word ${to}`, files: 0, deleted: false } });

describe('An edited message', () => {
  const textsOf = (transcript: Transcript) => transcript.messages.map(({ text }) => text);

  it('says what it said last, in whatever order its versions arrive', () => {
    const transcript = new Transcript();
    transcript.add([said(1), edited(1, 'second', 2), edited(1, 'first', 1), said(1)]);
    expect(textsOf(transcript)).toEqual(['second']);
    transcript.add([edited(3, 'before its time', 1), said(3)]);
    expect(transcript.add([said(2)]).map(({ text }) => text)).toEqual(['word 2', 'before its time']);
    transcript.takeBack(3);
    transcript.add([edited(3, 'after its end', 9)]);
    expect(textsOf(transcript)).toEqual(['second', 'word 2', null]);
  });

  it('is quoted as it is, and as gone once it is', () => {
    const transcript = new Transcript();
    transcript.add([said(1), said(2), answers(3, 1), answers(4, 2)]);
    const quotes = () => transcript.messages.flatMap(({ replyTo }) => (replyTo ? [[replyTo.text, replyTo.deleted]] : []));
    transcript.add([edited(1, 'x'.repeat(200), 1)]);
    expect(quotes()).toEqual([
      ['x'.repeat(140), false],
      ['word 2', false],
    ]);
    transcript.takeBack(1);
    expect(quotes()).toEqual([
      [null, true],
      ['word 2', false],
    ]);
  });
});

describe('A transcript', () => {
  let transcript: Transcript;
  beforeEach(() => (transcript = new Transcript()));

  it('delivers what is in order, and keeps what is ahead until the gap is filled', () => {
    expect(seqs(transcript.add([said(1)]))).toEqual([1]);
    expect(transcript.add([said(3), said(4)])).toEqual([]);
    expect(transcript.hasGap).toBe(true);
    expect(seqs(transcript.add([said(2)]))).toEqual([2, 3, 4]);
    expect(transcript.hasGap).toBe(false);
  });

  it('delivers nothing twice', () => {
    transcript.add([said(1), said(2)]);
    expect(transcript.add([said(2), said(1)])).toEqual([]);
    expect(seqs(transcript.messages)).toEqual([1, 2]);
  });

  it('takes back what was heard, once', () => {
    transcript.add([said(1)]);
    expect(transcript.takeBack(1)).toMatchObject({ seq: 1, text: null, deletedAt: expect.any(String) });
    expect(transcript.takeBack(1)).toBeUndefined();
    expect(transcript.messages[0]).toMatchObject({ text: null });
  });

  it('a message that comes after its deletion comes as a tombstone', () => {
    expect(transcript.takeBack(1)).toBeUndefined();
    expect(transcript.add([said(1)])).toMatchObject([{ seq: 1, text: null, deletedAt: expect.any(String) }]);
  });

  it('what was taken back stays so when an older picture of it arrives', () => {
    transcript.add([said(1)]);
    transcript.takeBack(1);
    transcript.add([said(1)]);
    expect(transcript.messages[0]!.text).toBeNull();
  });

  it('asks again for messages whose files were not scanned yet, and learns what became of them', () => {
    transcript.add([said(1), said(2, { attachments: [file('held')] }), said(3)]);
    expect(transcript.settledSeq).toBe(1);
    transcript.add([said(2, { attachments: [file('ready')] })]);
    expect(transcript.messages[1]!.attachments[0]!.state).toBe('ready');
    expect(transcript.settledSeq).toBe(3);
  });

  it('hears of a scanned file at once', () => {
    transcript.add([said(1, { attachments: [file('held')] })]);
    transcript.updateAttachment(1, file('blocked'));
    expect(transcript.messages[0]!.attachments[0]!.state).toBe('blocked');
  });

  it('does not hoard what is far ahead: that comes with the catch-up', () => {
    transcript.add([said(1)]);
    transcript.add([said(1_000_000)]);
    expect(transcript.hasGap).toBe(false);
    expect(seqs(transcript.add([said(2)]))).toEqual([2]);
  });

  it('opens at the end, and grows at both', () => {
    expect(transcript.add([said(9)])).toEqual([]);
    expect(seqs(transcript.open([said(7), said(8)]))).toEqual([7, 8, 9]);
    expect({ hasOlder: transcript.hasOlder, first: transcript.firstSeq, last: transcript.lastSeq }).toEqual({
      hasOlder: true,
      first: 7,
      last: 9,
    });
    transcript.addOlder([said(4), said(5), said(6)]);
    transcript.addOlder([said(1), said(2), said(3)]);
    expect(seqs(transcript.messages)).toEqual(upTo(9));
    expect(transcript.hasOlder).toBe(false);
  });

  it('takes of an older page what fits, and knows what was taken back of it', () => {
    transcript.open([said(6), said(7)]);
    transcript.takeBack(5);
    transcript.addOlder([said(4), said(5), said(6)]);
    transcript.addOlder([said(1), said(2)]);
    expect(transcript.messages.map(({ seq, text }) => ({ seq, text }))).toEqual(
      [4, 5, 6, 7].map((seq) => ({ seq, text: seq === 5 ? null : `word ${seq}` })),
    );
  });

  it('of an empty chat is open', () => {
    transcript.open([]);
    expect({ isOpen: transcript.isOpen, hasOlder: transcript.hasOlder }).toEqual({ isOpen: true, hasOlder: false });
    expect(seqs(transcript.add([said(1)]))).toEqual([1]);
  });

  it('is a window without a gap or a double, whatever comes in whichever order, and right once it was caught up', () => {
    type Step = { what: 'said' | 'deleted' | 'end' | 'older' | 'after'; seq: number; size: number };
    const facts = fc.integer({ min: 1, max: 30 }).chain((count) => {
      const seq = fc.integer({ min: 1, max: count });
      const what = fc.constantFrom<Step['what'][]>('said', 'deleted', 'end', 'older', 'after');
      const steps = fc.array(fc.record<Step>({ what, seq, size: fc.integer({ min: 0, max: 10 }) }), { maxLength: 80 });
      return fc.record({ count: fc.constant(count), deleted: fc.uniqueArray(seq), steps });
    });
    fc.assert(
      fc.property(facts, ({ count, deleted, steps }) => {
        const client = new Transcript();
        const delivered: number[] = [];
        const hear = (messages: MessageView[]): void => void delivered.push(...seqs(messages));
        const range = (from: number, to: number): MessageView[] =>
          upTo(count)
            .filter((seq) => seq >= from && seq <= to)
            .map((seq) => said(seq));
        const take: Record<Step['what'], (step: Step) => unknown> = {
          said: ({ seq }) => hear(client.add([said(seq)])),
          deleted: ({ seq }) => deleted.includes(seq) && client.takeBack(seq),
          // The page is the end of the chat when it was requested; meanwhile the chat may have grown.
          end: ({ seq, size }) => size > 0 && hear(client.open(range(seq - size + 1, seq))),
          older: ({ seq, size }) => client.addOlder(range(seq - size, seq - 1)),
          after: ({ seq, size }) => hear(client.add(range(seq + 1, seq + size))),
        };
        for (const step of steps) {
          if (step.what === 'older' && !client.isOpen) continue;
          take[step.what](step);
          const shown = seqs(client.messages);
          expect(shown).toEqual(shown.map((_, i) => client.firstSeq + i));
          expect(delivered).toEqual(delivered.map((_, i) => delivered[0]! + i));
          expect(delivered.length === 0 || delivered.at(-1) === client.lastSeq).toBe(true);
        }
        if (!client.isOpen) hear(client.open(range(count - 4, count)));
        client.addOlder(range(1, client.firstSeq - 1));
        for (const seq of deleted) client.takeBack(seq);
        hear(client.add(range(client.lastSeq + 1, count)));
        expect(client.messages.map(({ seq, text }) => ({ seq, text }))).toEqual(
          upTo(count).map((seq) => ({ seq, text: deleted.includes(seq) ? null : `word ${seq}` })),
        );
        expect(client.hasGap).toBe(false);
      }),
    );
  });
});

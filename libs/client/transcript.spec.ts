import fc from 'fast-check';
import type { AttachmentView, MessageView } from '../protocol';
import { Transcript } from './transcript';

const said = (seq: number, more: Partial<MessageView> = {}): MessageView => ({
  id: `id-${seq}`, chatId: 'chat', seq, clientMessageId: `c-${seq}`, sender: { type: 'customer', id: 'cleo', name: 'Cleo' },
  text: `word ${seq}`, attachments: [], cannedResponseId: null, createdAt: '2026-01-01T00:00:00.000Z', deletedAt: null, ...more,
});
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const seqs = (messages: MessageView[]): number[] => messages.map(({ seq }) => seq);
const file = (state: AttachmentView['state']): AttachmentView => ({ id: 'file', name: 'a.pdf', contentType: 'application/pdf', size: 1, url: '/x', state });

type Heard = { what: 'said' | 'deleted'; seq: number };

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
    transcript.add([said(1_000_000)]);
    expect(transcript.hasGap).toBe(false);
    transcript.add([said(2)]);
    expect(seqs(transcript.add(upTo(1).map((seq) => said(seq))))).toEqual([1, 2]);
  });

  it('is the same whatever the network does: repeated, reordered, dropped and then caught up', () => {
    const facts = fc.integer({ min: 1, max: 30 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        deleted: fc.uniqueArray(fc.integer({ min: 1, max: count })),
        heard: fc.array(fc.record<Heard>({ what: fc.constantFrom('said' as const, 'deleted' as const), seq: fc.integer({ min: 1, max: count }) }), { maxLength: 80 }),
      }),
    );
    fc.assert(
      fc.property(facts, ({ count, deleted, heard }) => {
        const client = new Transcript();
        const delivered: number[] = [];
        const hear = (messages: MessageView[]): void => void delivered.push(...seqs(client.add(messages)));
        for (const { what, seq } of heard) {
          if (what === 'said') hear([said(seq)]);
          else if (deleted.includes(seq)) client.takeBack(seq);
          expect(delivered).toEqual(upTo(delivered.length));
        }
        const from = client.settledSeq;
        for (const seq of deleted) if (seq <= from) client.takeBack(seq);
        hear(upTo(count).filter((seq) => seq > from).map((seq) => (deleted.includes(seq) ? said(seq, { text: null, deletedAt: 'then' }) : said(seq))));
        expect(delivered).toEqual(upTo(count));
        expect(client.messages.map(({ seq, text }) => ({ seq, text }))).toEqual(upTo(count).map((seq) => ({ seq, text: deleted.includes(seq) ? null : `word ${seq}` })));
      }),
    );
  });
});

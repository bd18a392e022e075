import fc from 'fast-check';
import { Outbox } from './outbox';
import { inMemory, type KeyValueStorage } from '../core/storage';

const problem = { type: 'urn:x', title: 'Closed', status: 409, detail: 'The chat is closed', code: 'chat.closed' };
const texts = (outbox: Outbox, chatId = 'chat') => outbox.of(chatId).map(({ text }) => text);

describe('An outbox', () => {
  let storage: KeyValueStorage;
  let outbox: Outbox;
  beforeEach(() => {
    storage = inMemory();
    outbox = new Outbox(storage, 'cleo');
  });
  const reloaded = () => new Outbox(storage, 'cleo');

  it('keeps what was written, in order, over a reload, under the same id', () => {
    const first = outbox.add('chat', { text: 'one' });
    outbox.add('other', { text: 'elsewhere' });
    outbox.add('chat', { text: 'two' });
    expect(texts(reloaded())).toEqual(['one', 'two']);
    expect(reloaded().nextOf('chat')).toEqual(first);
    expect(reloaded().chatIds).toEqual(['chat', 'other']);
  });

  it('forgets what was stored by the server, also in the storage', () => {
    const { clientMessageId } = outbox.add('chat', { text: 'one' });
    outbox.remove(clientMessageId);
    expect([texts(outbox), texts(reloaded()), storage.getItem('switchboard.outbox.cleo')]).toEqual([[], [], null]);
  });

  it('passes over what was refused until it is sent again', () => {
    const { clientMessageId } = outbox.add('chat', { text: 'one' });
    outbox.add('chat', { text: 'two' });
    outbox.fail(clientMessageId, problem);
    expect(outbox.nextOf('chat')?.text).toBe('two');
    expect(reloaded().of('chat')[0]).toMatchObject({ text: 'one', problem });
    outbox.retry(clientMessageId);
    expect(outbox.nextOf('chat')).toMatchObject({ text: 'one', clientMessageId });
    expect(outbox.nextOf('chat')).not.toHaveProperty('problem');
  });

  it('holds a message over a reload, until it is to go at once', () => {
    const heldUntil = Date.now() + 60_000;
    const { clientMessageId } = outbox.add('chat', { text: 'not yet', heldUntil });
    expect(reloaded().nextOf('chat')).toMatchObject({ text: 'not yet', heldUntil });
    outbox.retry(clientMessageId);
    expect(outbox.nextOf('chat')).not.toHaveProperty('heldUntil');
    expect(reloaded().nextOf('chat')).not.toHaveProperty('heldUntil');
  });

  it('is bounded', () => {
    const small = new Outbox(storage, 'cleo', 2);
    small.add('chat', { text: 'one' });
    small.add('chat', { text: 'two' });
    expect(() => small.add('chat', { text: 'three' })).toThrow(expect.objectContaining({ code: 'outbox.full' }));
  });

  it('shows nobody what another account wrote at the same machine', () => {
    outbox.add('chat', { text: 'secret' });
    expect(texts(new Outbox(storage, 'dora'))).toEqual([]);
  });

  it('of two tabs lose nothing by each other', () => {
    const tab = reloaded();
    outbox.add('chat', { text: 'here' });
    const there = tab.add('chat', { text: 'there' });
    expect(texts(reloaded())).toEqual(['here', 'there']);
    tab.remove(there.clientMessageId);
    expect(texts(reloaded())).toEqual(['here']);
  });

  it.each(['not json', '{}', '[1, null, {"chatId": 1}]', 'null'])('starts empty from a storage that holds %s', (junk) => {
    storage.setItem('switchboard.outbox.cleo', junk);
    expect(texts(reloaded())).toEqual([]);
  });

  it('goes on in memory when the storage is full', () => {
    const full = new Outbox(
      {
        ...storage,
        setItem: () => {
          throw new Error('quota');
        },
      },
      'cleo',
    );
    full.add('chat', { text: 'one' });
    expect(texts(full)).toEqual(['one']);
  });

  it('tells whose messages changed', () => {
    const changed: string[] = [];
    outbox.onChange((chatId) => changed.push(chatId));
    outbox.remove(outbox.add('chat', { text: 'one' }).clientMessageId);
    expect(changed).toEqual(['chat', 'chat']);
  });

  it('after any writing, sending, refusing and reloading holds what is unsent, in the order of writing', () => {
    const step = fc.oneof(
      fc.constant('add' as const),
      fc.constant('sent' as const),
      fc.constant('refused' as const),
      fc.constant('reload' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const kept = inMemory();
        let box = new Outbox(kept, 'cleo');
        let expected: { text: string; refused: boolean }[] = [];
        steps.forEach((what, i) => {
          const next = box.nextOf('chat');
          if (what === 'add') {
            box.add('chat', { text: `${i}` });
            expected.push({ text: `${i}`, refused: false });
          } else if (what === 'reload') box = new Outbox(kept, 'cleo');
          else if (next && what === 'sent') {
            box.remove(next.clientMessageId);
            expected = expected.filter(({ text }) => text !== next.text);
          } else if (next) {
            box.fail(next.clientMessageId, problem);
            expected = expected.map((each) => (each.text === next.text ? { ...each, refused: true } : each));
          }
          expect(box.of('chat').map(({ text, problem: why }) => ({ text, refused: why !== undefined }))).toEqual(expected);
        });
      }),
    );
  });
});

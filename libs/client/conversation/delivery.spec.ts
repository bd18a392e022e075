import { Delivery } from './delivery';
import { Outbox } from './outbox';
import { inMemory } from '../core/storage';

describe('A delivery', () => {
  const sent: string[] = [];
  const channel = {
    isOnline: true,
    ask: (_: string, { text }: { text?: string }) => (sent.push(text ?? ''), Promise.resolve({ message: {} })),
  };
  let outbox: Outbox;
  let delivery: Delivery;
  beforeEach(() => {
    jest.useFakeTimers();
    sent.length = 0;
    outbox = new Outbox(inMemory(), 'ana');
    delivery = new Delivery(outbox, channel as never, { firstMs: 1, longestMs: 1, random: () => 0 }, () => undefined);
  });
  afterEach(() => {
    delivery.stop();
    jest.useRealTimers();
  });

  it('waits with a held message, and with those written after it', async () => {
    outbox.add('chat', { text: 'first', heldUntil: Date.now() + 5_000 });
    outbox.add('chat', { text: 'second', heldUntil: Date.now() + 1_000 });
    outbox.add('other', { text: 'elsewhere' });
    await jest.advanceTimersByTimeAsync(4_999);
    expect(sent).toEqual(['elsewhere']);
    await jest.advanceTimersByTimeAsync(1);
    expect(sent).toEqual(['elsewhere', 'first', 'second']);
  });

  it('sends a message at once that is held no longer, and never one that was discarded', async () => {
    const { clientMessageId: regretted } = outbox.add('chat', { text: 'regretted', heldUntil: Date.now() + 5_000 });
    const { clientMessageId: meant } = outbox.add('chat', { text: 'meant', heldUntil: Date.now() + 5_000 });
    outbox.retry(meant);
    await jest.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([]);
    outbox.remove(regretted);
    await jest.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(['meant']);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual(['meant']);
  });
});

import { Typists } from './typists';
import { TypingSignal } from './typing-signal';

const types = (senderId: string, typing = true) => ({ senderId, senderType: 'customer' as const, typing });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('Who types', () => {
  let changes: number;
  let typists: Typists;
  const now = () => typists.all.map(({ senderId }) => senderId);

  beforeEach(() => {
    changes = 0;
    typists = new Typists(() => (changes += 1));
  });

  it('is forgotten after six seconds without a word: the stop may have got lost', () => {
    typists.hear(types('cleo'));
    jest.advanceTimersByTime(5_999);
    expect(now()).toEqual(['cleo']);
    jest.advanceTimersByTime(1);
    expect([now(), changes]).toEqual([[], 2]);
  });

  it('is remembered for as long as it goes on, and shown once', () => {
    for (let said = 0; said < 5; said++) {
      typists.hear(types('cleo'));
      jest.advanceTimersByTime(5_000);
    }
    expect([now(), changes]).toEqual([['cleo'], 1]);
  });

  it('is over when that is said, for each by itself', () => {
    typists.hear(types('cleo'));
    typists.hear(types('carl'));
    typists.hear(types('cleo', false));
    expect(now()).toEqual(['carl']);
    typists.stopped('carl');
    typists.stopped(null);
    expect([now(), changes]).toEqual([[], 4]);
  });
});

describe('That one types', () => {
  let said: boolean[];
  let shown: (string | undefined)[];
  let signal: TypingSignal;

  beforeEach(() => {
    said = [];
    shown = [];
    signal = new TypingSignal((typing, text) => (said.push(typing), shown.push(text)));
  });

  it('is said with the text so far, at most every 700 ms, the last of it for certain', () => {
    const word = 'parcel';
    for (let key = 1; key <= word.length; key++) {
      signal.set(true, word.slice(0, key));
      jest.advanceTimersByTime(200);
    }
    expect(shown).toEqual(['p', 'parc']);
    jest.advanceTimersByTime(700);
    expect(shown).toEqual(['p', 'parc', 'parcel']);
    signal.set(true, 'parcels');
    signal.forget();
    jest.advanceTimersByTime(5_000);
    expect(shown).toEqual(['p', 'parc', 'parcel']);
  });

  it('of a long text the end is shown, without half a character', () => {
    signal.set(true, `x${'😀'.repeat(500)}y`);
    expect(shown).toEqual([`${'😀'.repeat(499)}y`]);
  });

  it('is said every three seconds, however many keys are hit', () => {
    for (let key = 0; key < 70; key++) {
      signal.set(true);
      jest.advanceTimersByTime(100);
    }
    expect(said).toEqual([true, true, true]);
  });

  it('is ended once, and by a message without a word', () => {
    signal.set(false);
    signal.set(true);
    signal.set(false);
    signal.set(false);
    signal.set(true);
    signal.forget();
    signal.set(false);
    expect(said).toEqual([true, false, true]);
  });
});

import { DueTimes } from './due-times';

const [SINCE, LATER] = ['2026-03-02T10:00:00.000Z', '2026-03-02T10:05:00.000Z'];
const DUE = '2026-03-02T10:10:00.000Z';

function opened(answers: (string | null | Error)[] = []) {
  const asked: string[] = [];
  const changed: string[] = [];
  const due = new DueTimes(
    (chatId) => {
      asked.push(chatId);
      const answer = answers.shift() ?? null;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    (chatId) => changed.push(chatId),
  );
  return { due, asked, changed };
}
const chat = { id: 'a', dueAt: null };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('By when own chats are due', () => {
  it('says the chat, as long as it was told of this wait', () => {
    const { due, asked } = opened();
    expect(due.of({ id: 'a', dueAt: DUE }, SINCE, true)).toBe(DUE);
    expect(asked).toEqual([]);
  });

  it('is asked for once for each wait that the chat was not told of', async () => {
    const { due, asked, changed } = opened([DUE, null]);
    expect([due.of(chat, SINCE, false), due.of(chat, SINCE, false)]).toEqual([null, null]);
    await settled();
    expect([asked, changed, due.of(chat, SINCE, false)]).toEqual([['a'], ['a'], DUE]);
    // What was true of the wait before is not said of the next one, for which there is no target.
    expect(due.of(chat, LATER, false)).toBeNull();
    await settled();
    expect([due.of(chat, LATER, false), asked, changed]).toEqual([null, ['a', 'a'], ['a']]);
  });

  it('goes by what is told meanwhile rather than by an answer of before', async () => {
    const { due, changed } = opened([LATER]);
    due.of(chat, SINCE, false);
    due.hear('a', SINCE, DUE);
    await settled();
    expect([due.of(chat, SINCE, false), changed]).toEqual([DUE, ['a']]);
  });

  it('is asked for again when the server could not be asked', async () => {
    const { due, asked } = opened([new Error('away'), DUE]);
    due.of(chat, SINCE, false);
    await settled();
    due.of(chat, SINCE, false);
    await settled();
    expect([asked.length, due.of(chat, SINCE, false)]).toEqual([2, DUE]);
  });
});

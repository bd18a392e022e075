import { Injectable, Module, type Type } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler, Saga } from '@nestjs/cqrs';
import { MessagePosted } from '#chats';
import { append, project, when } from '#platform';
import type { MessageView } from '#protocol';
import type { Page } from './kit/api';
import { type Agent, servedBy, unlimited } from './kit/cast';
import { eventually } from './kit/client';
import type { Switchboard } from './kit/switchboard';

const TABLE = 'messages_heard';
const heard = { bySaga: [] as string[], byProjection: [] as string[] };

class Hear extends Command<void> {
  constructor(readonly messageId: string) {
    super();
  }
}

@CommandHandler(Hear)
class HearHandler implements ICommandHandler<Hear> {
  execute({ messageId }: Hear): Promise<void> {
    heard.bySaga.push(messageId);
    return Promise.resolve();
  }
}

@Injectable()
class HearingProjections {
  rows = append(MessagePosted, TABLE, ({ messageId }) => [{ message_id: messageId }]);
}

@Injectable()
class HearingSagas {
  @Saga() heard = when(MessagePosted, ({ messageId }) => new Hear(messageId));
}

/** Without `only`, so that no message takes the way of one statement any more. */
@Injectable()
class AllProjections {
  all = project(MessagePosted, (events) => {
    heard.byProjection.push(...events.map(({ messageId }) => messageId));
    return Promise.resolve();
  });
}

@Module({ providers: [HearHandler, HearingProjections, HearingSagas] })
class Hearing {}

@Module({ providers: [AllProjections] })
class HearingAll {}

describe.each<[way: string, beside: Type[], byOneStatement: boolean]>([
  ['a saga and an append', [Hearing], true],
  ['a saga, an append and a projection that wants all', [Hearing, HearingAll], false],
])('Every message is heard once by %s', (_, beside, byOneStatement) => {
  let switchboard: Switchboard;
  let ana: Agent;

  beforeAll(async () => {
    switchboard = await unlimited({}, { beside });
    await switchboard.database.query(`create table ${TABLE} (message_id uuid not null)`);
    ana = await switchboard.agentOnline({ maxConcurrentChats: 5 });
  });
  afterAll(() => switchboard.stop());
  beforeEach(async () => {
    for (const ids of Object.values(heard)) ids.length = 0;
    await switchboard.database.query(`truncate ${TABLE}`);
  });

  const appended = async (): Promise<string[]> =>
    (await switchboard.database.query<{ message_id: string }[]>(`select message_id from ${TABLE}`)).map((row) => row.message_id);
  const guarded = async (): Promise<number> => {
    const text = await (await fetch(`${switchboard.url}/metrics`)).text();
    return Number(/transaction_seconds_count\{name="guarded",outcome="done"\} (\d+)/.exec(text)?.[1] ?? 0);
  };

  /** Compares what was heard with the transcripts: nothing is missing, nothing is there twice. */
  async function expectHeard(chatIds: string[]): Promise<void> {
    const pages = await Promise.all(chatIds.map((id) => ana.api.get<Page<MessageView>>(`/chats/${id}/messages?limit=100`)));
    const stored = pages.flatMap(({ body }) => body.data.map(({ id }) => id)).sort();
    await eventually(() => Promise.resolve(heard.bySaga.length >= stored.length), 'the saga to hear all');
    expect([heard.bySaga.toSorted(), (await appended()).sort()]).toEqual([stored, stored]);
    expect(heard.byProjection.toSorted()).toEqual(byOneStatement ? [] : stored);
  }

  it('posted with a new chat, by the chat itself and one at a time', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard, { message: 'Hello' });
    await ana.socket.ask('message.send', { chatId, clientMessageId: 'a', text: 'How can I help?' });
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'b', text: 'My parcel is late' });
    await ana.socket.ask('chat.close', { chatId });
    await expectHeard([chatId]);
  });

  it('posted by many at once, and sent again in the same breath and later', async () => {
    const chats = [await servedBy(ana, switchboard), await servedBy(ana, switchboard), await servedBy(ana, switchboard)];
    const send = (ids: string[]) =>
      Promise.all(
        chats.flatMap(({ chatId }) =>
          ids.map((id) => ana.socket.ask('message.send', { chatId, clientMessageId: id, text: `I say ${id}` })),
        ),
      );
    await send(['m1']);
    const before = await guarded();
    await send(['m2', 'm3', 'm4', 'm5']);
    await send(['m6', 'm7', 'm8', 'm9']);
    expect((await guarded()) > before).toBe(byOneStatement);
    const repeated = await send(['m10', 'm10', 'm11', 'm3', 'm11']);
    expect(new Set(repeated.map(({ message }) => message.id)).size).toBe(chats.length * 3);
    for (const { chatId, cleo } of chats) {
      expect((await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'm3', text: 'I say m3' })).status).toBe(200);
      expect((await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'm3', text: 'So do I' })).status).toBe(201);
    }
    await expectHeard(chats.map(({ chatId }) => chatId));
    for (const { chatId } of chats) await ana.socket.ask('chat.close', { chatId });
  });

  it('not posted, by nobody', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard);
    await ana.socket.ask('chat.close', { chatId });
    const late = await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'late', text: 'Are you there?' });
    expect([late.status, late.body.code]).toEqual([409, 'chat.closed']);
    await expectHeard([chatId]);
  });
});

import { RepublishClock } from '../../libs/platform/store/republish.clock';
import { RoutingClock } from '../../libs/contexts/routing/routing.clock';
import { eventually } from '../kit/client';
import { cleanUp, ServerProcess } from '../kit/server-process';
import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

/** That there is a customer and that the chat waits; of a message nobody is told later. */
const FACTS = 2;

describe('A server killed between the commit of a chat and its publication', () => {
  let survivor: Switchboard;

  beforeEach(async () => {
    survivor = await unlimited();
  });
  afterEach(async () => {
    await survivor.stop();
    await cleanUp();
  });

  /** Starts a chat at a server that dies of it. */
  async function orphanedChat(): Promise<string> {
    await eventually(async () => (await unpublished()) === 0);
    const mortal = await ServerProcess.start({
      entry: 'test/faults/dies-before-publishing.ts',
      environment: { DATABASE_URL: survivor.databaseUrl },
    });
    await expect(mortal.startChat({ message: 'Is anybody there?' })).rejects.toThrow();
    expect(await mortal.ended).toMatchObject({ signal: 'SIGKILL' });
    const [chat] = await survivor.database.query<{ id: string }[]>(`select id from chats where status = 'queued'`);
    expect(await unpublished()).toBe(FACTS);
    return chat!.id;
  }
  const unpublished = async (): Promise<number> => {
    const [row] = await survivor.database.query<{ n: number }[]>('select count(*)::int as n from domain_events where published_at is null');
    return row!.n;
  };

  it('leaves a chat that the next agent gets', async () => {
    const chatId = await orphanedChat();
    const ana = await survivor.agentOnline();
    expect(await ana.socket.heard('chat.assigned')).toMatchObject({ chat: { id: chatId, agentId: ana.id, lastSeq: 2 } });
  });

  it('is made up for by publishing what it did not, once', async () => {
    const ana = await survivor.agentOnline();
    const chatId = await orphanedChat();
    expect(ana.socket.all('chat.assigned')).toEqual([]);

    const republish = survivor.app.get(RepublishClock);
    expect(await republish.republishOlderThan(10)).toBe(0);
    expect(await republish.republishOlderThan(0)).toBe(FACTS);
    expect(await ana.socket.heard('chat.assigned')).toMatchObject({ chat: { id: chatId } });
    await eventually(async () => (await unpublished()) === 0);
    expect(await republish.republishOlderThan(0)).toBe(0);
  });

  it('is made up for by the sweep, whatever became of its events', async () => {
    const ana = await survivor.agentOnline();
    const chatId = await orphanedChat();
    await survivor.database.query('update domain_events set published_at = now()');
    await survivor.app.get(RoutingClock).route();
    expect(await ana.socket.heard('chat.assigned')).toMatchObject({ chat: { id: chatId } });
  });
});

import type { AgentView } from '#protocol';
import { servedBy, unlimited } from '../kit/cast';
import { Switchboard } from '../kit/switchboard';

const QUIET_SECONDS = 60;

describe('A web and a worker on one database', () => {
  let web: Switchboard;
  let worker: Switchboard;

  beforeAll(async () => {
    web = await unlimited(
      { autoCloseAfterSeconds: QUIET_SECONDS, awayAfterSeconds: 600, disconnectGraceSeconds: 5, requeueAfterDisconnectSeconds: 5 },
      { role: 'web' },
    );
    worker = await Switchboard.start({ databaseUrl: web.databaseUrl, role: 'worker' });
  });
  afterAll(async () => {
    await worker.stop();
    await web.stop();
  });

  const pass = (seconds: number): void => {
    for (const { clock } of [web, worker]) clock.advance(seconds);
  };
  const statusOf = async (chatId: string): Promise<string> => (await (await web.admin()).api.get(`/chats/${chatId}`)).body.status;

  it('the web routes what comes to it and leaves repairs to the worker', async () => {
    const ana = await web.agentOnline();
    const { chatId } = await servedBy(ana, web);
    await ana.socket.ask('message.send', { chatId, clientMessageId: 'a', text: 'Is there anything else?' });
    for (const seconds of [QUIET_SECONDS * 0.8, QUIET_SECONDS]) {
      pass(seconds);
      await web.sweep();
    }
    expect(await statusOf(chatId)).toBe('active');
    await worker.sweep();
    pass(QUIET_SECONDS);
    await worker.sweep();
    expect(await statusOf(chatId)).toBe('closed');
  });

  it('the web records what its agents do, of which the worker makes their status', async () => {
    const [ana, ben] = [await web.agentOnline(), await web.agentOnline()];
    const statuses = async (): Promise<string[]> => {
      const { data } = (await (await web.admin()).api.get('/agents')).body as { data: AgentView[] };
      return [ana, ben].map((agent) => data.find(({ id }) => id === agent.id)!.status);
    };
    pass(500);
    await ana.socket.ask('agents.watch', { watch: true });
    await web.sweep();
    pass(200);
    await web.sweep();
    expect(await statuses()).toEqual(['online', 'online']);
    await worker.sweep();
    expect(await statuses()).toEqual(['online', 'away']);
  });
});

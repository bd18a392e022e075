import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

describe('The greeting', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited();
  });
  afterAll(() => switchboard.stop());

  it('comes before everything else, also while chats are being assigned', async () => {
    for (let i = 0; i < 8; i++) {
      await switchboard.startChat();
      const ana = await switchboard.agentOnline();
      await ana.socket.heard('chat.assigned');
      expect([i, ...ana.socket.log.map(({ name }) => name)].slice(0, 2)).toEqual([i, 'ready']);
      await ana.api.put('/agents/me/status', { status: 'away' });
    }
  });

  it('of a customer comes before its place in the queue', async () => {
    const { customerToken } = await switchboard.startChat();
    const cleo = await switchboard.connect(customerToken);
    await cleo.heard('queue.position');
    expect(cleo.log[0]!.name).toBe('ready');
  });

  it('and what is heard after it make up the state: no chat is missing from both', async () => {
    const ana = await switchboard.agentOnline();
    await ana.socket.heard('chat.assigned');
    const starting = Array.from({ length: 4 }, () => switchboard.startChat());
    const tabs = await Promise.all(Array.from({ length: 6 }, () => switchboard.connect(ana.token)));
    const ids = (await Promise.all(starting)).map(({ chat }) => chat.id);
    for (const tab of tabs) {
      const known = () => new Set([...tab.all('ready')[0]!.chats, ...tab.all('chat.assigned').map(({ chat }) => chat)].map(({ id }) => id));
      for (const id of ids) if (!known().has(id)) await tab.heard('chat.assigned', ({ chat }) => chat.id === id);
      expect([...known()]).toEqual(expect.arrayContaining(ids));
    }
  });
});

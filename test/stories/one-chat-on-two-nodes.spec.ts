import { type Connected, eventually } from '../kit/client';
import { unlimited } from '../kit/cast';
import { Switchboard } from '../kit/switchboard';

describe('One chat, its customer on one node and its agent on another', () => {
  let here: Switchboard;
  let there: Switchboard;
  let agent: Awaited<ReturnType<Switchboard['agentOnline']>>;
  let customer: Connected;
  let token: string;
  let chatId: string;

  beforeAll(async () => {
    here = await unlimited();
    there = await Switchboard.start({ databaseUrl: here.databaseUrl });
  });
  afterAll(async () => {
    await there.stop();
    await here.stop();
  });
  beforeEach(async () => {
    agent = await there.agentOnline();
    const started = await here.startChat();
    [chatId, token] = [started.chat.id, started.customerToken];
    await eventually(async () => (await agent.api.get(`/chats/${chatId}`)).body.agentId === agent.id, 'the chat to reach its agent');
    customer = await here.connect(token);
    // Both nodes have seen the chat lately.
    await says(customer, 'first');
    await says(agent.socket, 'second');
    await says(customer, 'third');
  });
  afterEach(async () => {
    await agent.api.post(`/chats/${chatId}/close`);
    agent.socket.close();
  });

  const says = (who: Connected, id: string) => who.emit('message.send', { chatId, clientMessageId: id, text: `I say ${id}` });
  const transcript = async () =>
    (await agent.api.get(`/chats/${chatId}/messages?limit=100`)).body.data as { id: string; seq: number; clientMessageId: string | null }[];

  it('has one numbering, whoever writes where, at the same time', async () => {
    const acks = await Promise.all(Array.from({ length: 40 }, (_, i) => says(i % 2 === 0 ? customer : agent.socket, `m${i}`)));
    expect(acks.every(({ ok }) => ok)).toBe(true);
    const stored = await transcript();
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, i) => i + 1));
    const acked = acks.map(({ data: { message } }) => [message.id, message.seq]);
    expect(stored.filter(({ clientMessageId }) => clientMessageId?.startsWith('m')).map(({ id, seq }) => [id, seq])).toEqual(
      acked.sort((a, b) => a[1] - b[1]),
    );
  });

  it('takes no message any more once it was closed elsewhere', async () => {
    await says(agent.socket, 'the last word');
    expect((await here.as({ token }).post(`/chats/${chatId}/close`)).status).toBe(200);
    expect((await says(agent.socket, 'late')).error).toMatchObject({ status: 409, code: 'chat.closed' });
    expect((await transcript()).map(({ clientMessageId }) => clientMessageId)).not.toContain('late');
  });

  it('takes none from an agent who lost it elsewhere', async () => {
    const other = await here.agentOnline();
    const sent = (await says(agent.socket, 'one moment')).data.message;
    expect((await agent.api.post(`/chats/${chatId}/transfer`, { agentId: other.id })).status).toBe(200);
    expect((await says(agent.socket, 'mine?')).error).toMatchObject({ status: 403, code: 'chat.not_assigned_to_you' });
    expect((await says(other.socket, 'mine')).ok).toBe(true);
    // Its ack was lost, so it is sent again: it is the same message, whoever has the chat by now.
    expect((await says(agent.socket, 'one moment')).data.message).toEqual(sent);
    expect(await agent.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'one moment', text: 'I say one moment' })).toMatchObject({
      status: 200,
      body: sent,
    });
    expect((await transcript()).filter(({ clientMessageId }) => clientMessageId === 'one moment')).toHaveLength(1);
    await other.api.post(`/chats/${chatId}/close`);
    other.socket.close();
  });

  it('keeps what happened to it elsewhere in between', async () => {
    await agent.socket.ask('message.read', { chatId, seq: 1 });
    await agent.api.put(`/chats/${chatId}/tags`, { tags: ['vip'] });
    expect((await says(customer, 'more')).ok).toBe(true);
    const { body: chat } = await agent.api.get(`/chats/${chatId}`);
    expect(chat).toMatchObject({ tags: ['vip'], readUpTo: { [agent.id]: 1 } });
    expect(chat.lastSeq).toBe((await transcript()).length);
  });

  it('stores a message once that is sent again elsewhere', async () => {
    const { data } = await says(customer, 'twice');
    const again = await (await there.connect(token)).emit('message.send', { chatId, clientMessageId: 'twice', text: 'I say twice' });
    expect(again.data.message.id).toBe(data.message.id);
    expect((await transcript()).filter(({ clientMessageId }) => clientMessageId === 'twice')).toHaveLength(1);
  });
});

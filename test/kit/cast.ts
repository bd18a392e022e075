import { Tokens } from '#platform';
import type { ChatView } from '#protocol';
import type { Api } from './api';
import type { Connected } from './client';
import { type Staff, Switchboard, type SwitchboardOptions } from './switchboard';

export type Agent = Staff & { socket: Connected };

/** No limit of rate stands in the way of a story that is about something else. */
const NO_LIMITS_OF_RATE = { maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0, maxEventsPerSecond: 0, maxMessagesPerSecond: 0 };

/** A Switchboard for stories that are not about limits of rate. */
export async function unlimited(settings: object = {}, options: SwitchboardOptions = {}): Promise<Switchboard> {
  const switchboard = await Switchboard.start(options);
  await switchboard.settings({ ...NO_LIMITS_OF_RATE, ...settings });
  return switchboard;
}

export interface Served {
  chat: ChatView;
  chatId: string;
  /** Cleo's, who has no socket yet. */
  token: string;
  cleo: Api;
}

/** A chat of Cleo that has come to this agent, the only one who can have it. */
export async function servedBy(agent: Agent, switchboard: Switchboard, request: Record<string, unknown> = {}): Promise<Served> {
  const { chat, customerToken: token } = await switchboard.startChat(request);
  await agent.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
  return { chat, chatId: chat.id, token, cleo: switchboard.as({ token }) };
}

/** Many agents who have signed in and are not here yet. */
export async function hired(agents: number, { app, probe }: Switchboard, seats = 20): Promise<{ id: string; token: string }[]> {
  const ids = await probe.doctor.hire(agents, seats);
  const sessions = await probe.doctor.logIn(ids);
  const token = (id: string, i: number): string => app.get(Tokens).sign({ kind: 'staff', sub: id, sid: sessions[i] }, 3_600);
  return ids.map((id, i) => ({ id, token: token(id, i) }));
}

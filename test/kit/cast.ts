import { Tokens } from '#platform';
import type { ChatView } from '#protocol';
import type { Api } from './api';
import type { Connected } from './client';
import { type Staff, Switchboard, type SwitchboardOptions } from './switchboard';

export type Agent = Staff & { socket: Connected };

/** Settings that switch the rate limits off, for stories about something else. */
const NO_RATE_LIMITS = { maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0, maxEventsPerSecond: 0, maxMessagesPerSecond: 0 };

/** Starts a Switchboard without rate limits. */
export async function unlimited(settings: object = {}, options: SwitchboardOptions = {}): Promise<Switchboard> {
  const switchboard = await Switchboard.start(options);
  await switchboard.settings({ ...NO_RATE_LIMITS, ...settings });
  return switchboard;
}

export interface Served {
  chat: ChatView;
  chatId: string;
  /** Customer token of Cleo, who has no socket open yet. */
  token: string;
  cleo: Api;
}

/** Starts a chat of Cleo and waits until this agent has it; the agent must be the only one who can. */
export async function servedBy(agent: Agent, switchboard: Switchboard, request: Record<string, unknown> = {}): Promise<Served> {
  const { chat, customerToken: token } = await switchboard.startChat(request);
  await agent.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
  return { chat, chatId: chat.id, token, cleo: switchboard.as({ token }) };
}

/** Creates many agents with logins, who have not connected yet. */
export async function hired(agents: number, { app, probe }: Switchboard, seats = 20): Promise<{ id: string; token: string }[]> {
  const ids = await probe.doctor.hire(agents, seats);
  const sessions = await probe.doctor.logIn(ids);
  const token = (id: string, i: number): string => app.get(Tokens).sign({ kind: 'staff', sub: id, sid: sessions[i] }, 3_600);
  return ids.map((id, i) => ({ id, token: token(id, i) }));
}

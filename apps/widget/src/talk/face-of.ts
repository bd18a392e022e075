import type { Widget } from '../app/widget';

/** The name and, of the agent who has the chat, the picture. */
export function faceOf(w: Widget, name: string): { name: string; url?: string } {
  const { agent } = w.chat ?? {};
  return agent?.avatarUrl && agent.name === name ? { name, url: new URL(agent.avatarUrl, w.context.origin).href } : { name };
}

import { createContext, useContext } from 'react';
import type { Floor } from './floor';

/** What somebody is about to do, in a dialog. */
export type Acting =
  { type: 'assign' | 'priority' | 'skill'; chatId: string } | { type: 'status' | 'limit'; agentId: string } | { type: 'alarms' | 'links' };

export interface WallActions {
  floor: Floor;
  act: (what: Acting) => void;
  /** Opens the drawer of a chat, or of an agent. */
  watch: (chatId: string) => void;
  showAgent: (agentId: string) => void;
  /** The waiting chat that is being dragged. */
  dragged: string | null;
  drag: (chatId: string | null) => void;
  assign: (chatId: string, agentId: string) => void;
}

export const WallContext = createContext<WallActions | null>(null);

/** @throws Error outside of the wall */
export function useWall(): WallActions {
  const wall = useContext(WallContext);
  if (!wall) throw new Error('Only the wall has this');
  return wall;
}

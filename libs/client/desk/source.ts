import type { SwitchboardClient } from '../conversation/switchboard-client';

/** The part of the client that the stores of the desk need. */
export type DeskSource = Pick<SwitchboardClient, 'accountId' | 'ask' | 'on' | 'rest' | 'serverTime' | 'state'>;

export const isOnline = ({ state }: DeskSource): boolean => state.getSnapshot().status === 'online';

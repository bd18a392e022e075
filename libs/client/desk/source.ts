import type { SwitchboardClient } from '../conversation/switchboard-client';

/** What a store at a desk needs of the client. */
export type DeskSource = Pick<SwitchboardClient, 'accountId' | 'ask' | 'on' | 'rest' | 'serverTime' | 'state'>;

export const isOnline = ({ state }: DeskSource): boolean => state.getSnapshot().status === 'online';

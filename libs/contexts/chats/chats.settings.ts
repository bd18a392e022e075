import { defineSettings, YEAR_SECONDS } from '#directory';

defineSettings('chats', {
  autoCloseAfterSeconds: {
    type: 'number',
    default: 1800,
    minimum: 0,
    maximum: YEAR_SECONDS,
    description: 'An active chat is closed when nobody has written for so long and the agent had the last word; 0: never',
  },
  abandonAfterDisconnectSeconds: {
    type: 'number',
    default: 180,
    minimum: 0,
    maximum: YEAR_SECONDS,
    description: 'A waiting chat is closed as abandoned when its customer was there and has had no socket for so long; 0: never',
  },
  acceptWhenNobodyOnline: { type: 'boolean', default: true, description: 'Whether a chat can be started while no agent is online or busy' },
  maxNewChatsPerMinute: {
    type: 'number',
    default: 30,
    minimum: 0,
    maximum: 100_000,
    description: 'Chats and left messages from one address; 0 is no limit',
  },
});

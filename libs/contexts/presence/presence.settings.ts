import { defineSettings, YEAR_SECONDS } from '#directory';

defineSettings('presence', {
  awayAfterSeconds: {
    type: 'number',
    default: 900,
    minimum: 0.1,
    maximum: YEAR_SECONDS,
    forStaff: true,
    description: 'An agent who does nothing for so long is away',
  },
  disconnectGraceSeconds: {
    type: 'number',
    default: 30,
    minimum: 0,
    maximum: YEAR_SECONDS,
    description: 'An agent whose last socket dropped counts as there for so long',
  },
  wrapUpSeconds: {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 86_400,
    forStaff: true,
    description: 'The seat of a chat stays taken for up to so long after its close, for what is left to do; the agent may end it before',
  },
  breathingSeconds: {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 86_400,
    description: 'An agent who got a chat is given no other by routing for so long',
  },
  maxConcurrentChats: {
    type: 'integer',
    default: 5,
    minimum: 0,
    maximum: 1000,
    forStaff: true,
    description: 'Chats at a time for every agent without a limit of their own; 0: none',
  },
});

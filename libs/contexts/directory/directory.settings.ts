import { AGENTS_SEE, SUPERVISORS_SEE } from '#protocol';
import { GreetingDto } from './staff/greeting.dto';
import { defineSettings } from './settings/define-settings';

const MOST = 100_000;

defineSettings('directory', {
  hoursId: {
    type: 'id',
    default: null,
    nullable: true,
    forStaff: true,
    description: 'The opening hours of the installation; null: it is always open. A team may have its own',
  },
  agentsSee: {
    type: 'text',
    default: 'waiting',
    values: AGENTS_SEE,
    forStaff: true,
    description:
      'Which chats agents see besides those that they have, had or are offered: `waiting`: all that wait; `team`: those that wait for a team of theirs; `own`: none',
  },
  supervisorsSee: {
    type: 'text',
    default: 'all',
    values: SUPERVISORS_SEE,
    forStaff: true,
    description: 'Which chats supervisors see besides their own: `all`, or those of the teams that they are in (`team`); admins see all',
  },
  greeting: {
    type: 'object',
    fields: GreetingDto,
    default: {},
    description: 'By language, what the system says first in a chat that a customer starts; a team may say something else',
  },
  maxMessagesPerSecond: {
    type: 'number',
    default: 20,
    minimum: 0,
    maximum: MOST,
    description: 'Messages per second that a socket may send; 0 means no limit',
  },
  maxEventsPerSecond: {
    type: 'number',
    default: 50,
    minimum: 0,
    maximum: MOST,
    description: 'Events per second that a socket may send, messages included; 0 means no limit',
  },
  maxLoginsPerMinute: {
    type: 'number',
    default: 10,
    minimum: 0,
    maximum: MOST,
    description: 'Attempts per minute to sign in from one address; 0 means no limit',
  },
});

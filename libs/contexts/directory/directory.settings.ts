import { defineSettings } from './settings/define-settings';

const MOST = 100_000;

defineSettings('directory', {
  maxMessagesPerSecond: { type: 'number', default: 20, minimum: 0, maximum: MOST, description: 'Messages of one socket; 0 is no limit' },
  maxEventsPerSecond: {
    type: 'number',
    default: 50,
    minimum: 0,
    maximum: MOST,
    description: 'Events of one socket, messages among them; 0 is no limit',
  },
  maxLoginsPerMinute: {
    type: 'number',
    default: 10,
    minimum: 0,
    maximum: MOST,
    description: 'Attempts to sign in from one address; 0 is no limit',
  },
});

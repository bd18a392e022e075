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

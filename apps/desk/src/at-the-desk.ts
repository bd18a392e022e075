/** What everybody needs who signs in, in one piece: many small ones weigh more. */
export { InboxPage, inboxParts } from './inbox/InboxPage';
export { Desk } from './live/desk';
export { Shell } from './shell/Shell';

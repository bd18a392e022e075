/** What is loaded when a chat begins or goes on: the connection, the outbox, the transcript, and the page that shows them. */
export { customerToken } from '#client/core';
export { SwitchboardClient } from '#client/conversation';
export { type About, endAbout, say } from './talk/calls';
export { chime } from './talk/chime';
export { PageTitle } from './talk/page-title';
export { Talk } from './talk/talk';
export { Tease } from './talk/tease';
export { Uploads } from './talk/uploads';
export { default as styles } from './talk/talk.css?inline';

/** What is loaded when a chat begins or goes on: the connection, the outbox and the transcript. */
export { customerToken, ProblemError } from '#client/core';
export { SwitchboardClient } from '#client/conversation';

export { ConnectAgent } from './commands/connect-agent';
export { DisconnectAgent } from './commands/disconnect-agent';
export { SetStatus } from './commands/set-status';
export * from './domain/presence.errors';
export * from './domain/presence.events';
export { markLeased } from './leased';
export { PresenceEdge } from './presence.edge';
export { PresenceModule } from './presence.module';
export { AgentViews } from './queries/agent-views';

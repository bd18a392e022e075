export { AnalyticsEdge } from './analytics.edge';
export { AnalyticsModule } from './analytics.module';

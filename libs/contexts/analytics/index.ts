export { AnalyticsEdge } from './analytics.edge';
export { AnalyticsModule } from './analytics.module';
export { type Difference, recount } from './rollup/recount';

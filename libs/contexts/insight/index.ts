export { InsightEdge } from './insight.edge';
export { InsightModule } from './insight.module';

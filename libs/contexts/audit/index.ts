export { AuditEdge } from './audit.edge';
export { AuditModule } from './audit.module';

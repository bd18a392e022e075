import { Module } from '@nestjs/common';
import { AuditLogController } from './audit-log.controller';
import { AuditModule } from './audit.module';

@Module({ imports: [AuditModule], controllers: [AuditLogController] })
export class AuditEdge {}

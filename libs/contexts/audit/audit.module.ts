import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { AuditClock } from './audit.clock';
import { AuditProjections } from './audit.projections';
import { RemoveOldEntriesHandler } from './commands/remove-old-entries';
import { AuditLogHandler } from './queries/audit-log';
import './audit.settings';

@Module({
  imports: [DirectoryModule],
  providers: [AuditLogHandler, RemoveOldEntriesHandler, AuditProjections, AuditClock],
})
export class AuditModule {}

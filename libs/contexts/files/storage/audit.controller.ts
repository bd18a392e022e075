import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '#platform';
import { AuditDto } from './audit.dto';
import { AttachmentAudit } from './attachment-audit';

@ApiTags('Attachments')
@ApiBearerAuth()
@Access('admin')
@Controller('attachments/audit')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Whether all files are there, and no others',
    description: 'Looks at the whole storage; what is younger than an hour is left out. Also every hour by itself, into the log.',
  })
  @ApiOkResponse({ type: AuditDto })
  audit(): Promise<AuditDto> {
    return this.queries.execute(new AttachmentAudit());
  }
}

import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Clock } from '#kernel';
import {
  Access,
  ApiPage,
  By,
  cursorPart,
  idParam,
  type Page,
  PageQuery,
  PeopleOnly,
  readCursor,
  type StaffCaller,
  time,
  toPage,
} from '#platform';
import { Sessions } from '../staff/directory.store';
import type { Session } from '../staff/domain/session';
import { EndOtherSessions } from './end-other-sessions';
import { EndSession } from './end-session';

export class SessionDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the browser or program called itself' }) device!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '192.0.2.7', description: 'Where it signed in from' }) address!: string | null;
  @ApiProperty({ ...time, nullable: true }) startedAt!: string | null;
  @ApiProperty({ ...time, nullable: true, description: 'When its access token was last renewed, or it was started' })
  lastUsedAt!: string | null;
  @ApiProperty({ description: 'Whether it is the one that asks' }) current!: boolean;
}

@ApiTags('Your own')
@ApiBearerAuth()
@Access('agent')
@PeopleOnly()
@Controller('me/sessions')
export class SessionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Where you are signed in, the newest first' })
  @ApiPage(SessionDto)
  async list(@By() by: StaffCaller, @Query() { limit, cursor }: PageQuery): Promise<Page<SessionDto>> {
    const [before] = (readCursor(cursor, [cursorPart.id]) ?? []) as [string?];
    const sessions = await this.sessions.page(by.id, this.clock.now(), limit + 1, before);
    return toPage(
      sessions.map((session) => viewOf(session, by)),
      limit,
      ({ id }) => [id],
    );
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out everywhere else', description: 'The login that asks goes on; all others end as by their ids.' })
  @ApiNoContentResponse()
  endOthers(@By() by: StaffCaller): Promise<void> {
    return this.commands.execute(new EndOtherSessions(by));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign out one of your devices',
    description: 'Its requests fail at once, and its sockets are closed within five seconds.',
  })
  @ApiNoContentResponse()
  end(@By() by: StaffCaller, @Param('id', idParam('session')) id: string): Promise<void> {
    return this.commands.execute(new EndSession(by, id));
  }
}

function viewOf({ id, device, address, startedAt, refreshedAt }: Session, by: StaffCaller): SessionDto {
  const lastUsedAt = refreshedAt ?? startedAt;
  return {
    ...{ id, device, address },
    startedAt: startedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    current: id === by.sessionId,
  };
}

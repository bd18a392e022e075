import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { rooms } from '#platform';

/** Read model of who may see canned responses, as last committed. */
@Injectable()
export class CannedReaders {
  /** Loads all that are asked for in one turn of the event loop, e.g. by an import of thousands, by one statement. Caches nothing. */
  private readonly loader = new DataLoader<string, string[]>((ids) => this.roomsOfAll(ids), { cache: false, maxBatchSize: 500 });

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Socket rooms of the readers of a response: all staff, the members of its team and admins, or its owner. */
  roomsOf(cannedResponseId: string): Promise<string[]> {
    return this.loader.load(cannedResponseId);
  }

  private async roomsOfAll(ids: readonly string[]): Promise<string[][]> {
    const rows = await this.dataSource.query<{ id: string; ownerId: string | null; teamId: string | null }[]>(
      'select id, owner_id as "ownerId", team_id as "teamId" from canned_responses where id = any($1)',
      [ids],
    );
    const readers = new Map(rows.map(({ id, ownerId, teamId }) => [id, readersOf(ownerId, teamId)]));
    return ids.map((id) => readers.get(id) ?? []);
  }
}

export function readersOf(ownerId: string | null, teamId: string | null): string[] {
  if (ownerId !== null) return [rooms.agent(ownerId)];
  return teamId === null ? [rooms.staff] : [rooms.team(teamId), rooms.admins];
}

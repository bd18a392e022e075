import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { InvalidField, nameKey } from '#kernel';
import { cannedNotFound } from '../library/domain/canned.errors';

export interface UsableResponse {
  id: string;
  content: string;
}

/** Choice of a response: exactly one of the two fields must be given. */
export interface Choice {
  cannedResponseId?: string;
  shortcut?: string;
}

/** Access to the responses that an agent may use: shared ones, and its own. */
@Injectable()
export class UsableResponses {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError `canned.not_found`, or `validation.failed` unless exactly one of id and shortcut is given */
  async chosen(agentId: string, { cannedResponseId, shortcut }: Choice): Promise<UsableResponse> {
    if (cannedResponseId === undefined && shortcut === undefined)
      throw new InvalidField('/cannedResponseId', 'must be given, or a shortcut');
    if (cannedResponseId !== undefined && shortcut !== undefined)
      throw new InvalidField('/shortcut', 'must not be given together with cannedResponseId');
    const found =
      cannedResponseId === undefined
        ? await this.where('shortcut_key = $2', agentId, nameKey(shortcut!))
        : await this.find(agentId, cannedResponseId);
    if (!found) throw cannedNotFound();
    return found;
  }

  find(agentId: string, id: string): Promise<UsableResponse | undefined> {
    return this.where('id = $2', agentId, id);
  }

  /** A personal response takes precedence over a shared one with the same shortcut. */
  private async where(condition: string, agentId: string, value: string): Promise<UsableResponse | undefined> {
    const [found] = await this.dataSource.query<UsableResponse[]>(
      `select id, content from canned_responses
       where deleted_at is null and (scope = 'shared' or owner_id = $1) and ${condition} order by scope limit 1`,
      [agentId, value],
    );
    return found;
  }
}

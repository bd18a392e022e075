import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { InvalidField, nameKey } from '#kernel';
import type { Reader } from '../library/domain/access';
import { cannedNotFound } from '../library/domain/canned.errors';
import { precedence, SEEN, valuesOf } from '../library/author';

export interface UsableResponse {
  id: string;
  content: string;
}

/** Choice of a response: exactly one of the two fields must be given. */
export interface Choice {
  cannedResponseId?: string;
  shortcut?: string;
}

/** Access to the responses that an agent may use: those that it sees. */
@Injectable()
export class UsableResponses {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws DomainError `canned.not_found`, or `validation.failed` unless exactly one of id and shortcut is given */
  async chosen(reader: Reader, { cannedResponseId, shortcut }: Choice): Promise<UsableResponse> {
    if (cannedResponseId === undefined && shortcut === undefined)
      throw new InvalidField('/cannedResponseId', 'must be given, or a shortcut');
    if (cannedResponseId !== undefined && shortcut !== undefined)
      throw new InvalidField('/shortcut', 'must not be given together with cannedResponseId');
    const found =
      cannedResponseId === undefined
        ? await this.where('r.shortcut_key = $4', reader, nameKey(shortcut!))
        : await this.find(reader, cannedResponseId);
    if (!found) throw cannedNotFound();
    return found;
  }

  find(reader: Reader, id: string): Promise<UsableResponse | undefined> {
    return this.where('r.id = $4', reader, id);
  }

  private async where(condition: string, reader: Reader, value: string): Promise<UsableResponse | undefined> {
    const [found] = await this.dataSource.query<UsableResponse[]>(
      `select r.id, r.content from canned_responses r
       where r.deleted_at is null and ${SEEN} and ${condition} order by ${precedence('r')} limit 1`,
      [...valuesOf(reader), value],
    );
    return found;
  }
}

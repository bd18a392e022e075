import { Injectable } from '@nestjs/common';
import { tell, type Told } from '#platform';
import type { RecordChangeType } from '#protocol';
import { CannedReaders, readersOf } from './library/canned-readers';
import {
  CannedFileAdded,
  CannedFileRemoved,
  CannedResponseChanged,
  CannedResponseCreated,
  CannedResponseDeleted,
  CannedResponseRestored,
} from './library/domain/canned.events';

/** Wire events about canned responses, to those who see them. */
@Injectable()
export class CannedTells {
  constructor(private readonly readers: CannedReaders) {}

  created = tell(CannedResponseCreated, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'created'));
  deleted = tell(CannedResponseDeleted, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'deleted'));
  restored = tell(CannedResponseRestored, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'created'));

  fileAdded = tell(CannedFileAdded, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'changed'));
  fileRemoved = tell(CannedFileRemoved, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'changed'));

  /** A change of scope or team is a deletion for those who lose sight of the response, and a creation for those who now see it. */
  changed = tell(CannedResponseChanged, 'canned.changed', async ({ cannedResponseId: id, changes: { scope, teamId } }) => {
    const widens = scope ? scope.to !== 'personal' : teamId !== undefined;
    const readers = await this.told(id, widens ? 'created' : 'changed');
    const before = scope?.from === 'shared' ? readersOf(null, null) : teamId?.from ? readersOf(null, teamId.from) : [];
    return [readers, { payload: { id, change: 'deleted' }, to: before, except: readers.to }];
  });

  private async told(id: string, change: RecordChangeType): Promise<Told<'canned.changed'>> {
    return { payload: { id, change }, to: await this.readers.roomsOf(id) };
  }
}

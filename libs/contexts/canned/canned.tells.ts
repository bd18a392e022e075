import { Injectable } from '@nestjs/common';
import { rooms, tell, type Told } from '#platform';
import type { RecordChangeType } from '#protocol';
import { CannedReaders } from './library/canned-readers';
import {
  CannedFileAdded,
  CannedFileRemoved,
  CannedResponseChanged,
  CannedResponseCreated,
  CannedResponseDeleted,
  CannedResponseRestored,
} from './library/domain/canned.events';

/** Wire events about canned responses: shared ones go to all staff, personal ones to their owner. */
@Injectable()
export class CannedTells {
  constructor(private readonly readers: CannedReaders) {}

  created = tell(CannedResponseCreated, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'created'));
  deleted = tell(CannedResponseDeleted, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'deleted'));
  restored = tell(CannedResponseRestored, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'created'));

  fileAdded = tell(CannedFileAdded, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'changed'));
  fileRemoved = tell(CannedFileRemoved, 'canned.changed', ({ cannedResponseId }) => this.told(cannedResponseId, 'changed'));

  /** A change of scope is a deletion for staff who lose sight of the response, and a creation for those who now see it. */
  changed = tell(CannedResponseChanged, 'canned.changed', async ({ cannedResponseId: id, changes: { scope } }) => {
    const readers = await this.told(id, scope?.to === 'shared' ? 'created' : 'changed');
    if (scope?.to !== 'personal') return readers;
    return [readers, { payload: { id, change: 'deleted' }, to: [rooms.staff], except: readers.to }];
  });

  private async told(id: string, change: RecordChangeType): Promise<Told<'canned.changed'>> {
    return { payload: { id, change }, to: await this.readers.roomsOf(id) };
  }
}

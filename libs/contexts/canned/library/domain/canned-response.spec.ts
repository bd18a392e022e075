import { given } from '../../../../kernel/testing/given';
import { CannedResponse } from './canned-response';
import {
  type CannedFields,
  CannedFileAdded,
  CannedFileRemoved,
  CannedResponseChanged,
  CannedResponseCreated,
  CannedResponseDeleted,
  CannedResponseRestored,
} from './canned.events';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const ana = { id: 'ana', writesShared: false };
const ben = { id: 'ben', writesShared: false };
const sue = { id: 'sue', writesShared: true };
const FIELDS: CannedFields = { title: 'Greeting', shortcut: 'Hi', category: null, content: 'Hello!', scope: 'personal' };
const of = (author = ana, fields: Partial<CannedFields> = {}) => new CannedResponse('r', { ...FIELDS, ...fields }, author, at(0));
const shared = () => of(sue, { scope: 'shared' });

describe('A canned response', () => {
  it('belongs to its author, or to nobody when it is shared', () => {
    expect(of()).toMatchObject({ ownerId: 'ana', shortcut: 'Hi', shortcutKey: 'hi', search: 'hi:1 greeting:2 hello:3', updatedAt: at(0) });
    expect(shared()).toMatchObject({ ownerId: null, scope: 'shared' });
    expect(of().releaseEvents()).toEqual([new CannedResponseCreated('r', FIELDS, { type: 'agent', id: 'ana' })]);
  });

  it('is changed by its author, who leaves a trace of what was changed', () => {
    const response = of();
    given(response)
      .when((it) => it.change({ title: 'Welcome', content: 'Hello!' }, ana, at(5)))
      .records([CannedResponseChanged, { changes: { title: { from: 'Greeting', to: 'Welcome' } }, by: { type: 'agent', id: 'ana' } }]);
    expect(response).toMatchObject({ title: 'Welcome', content: 'Hello!', search: 'hi:1 welcome:2 hello:3', updatedAt: at(5) });
    given(response)
      .when((it) => it.change({ title: 'Welcome' }, ana, at(6)))
      .recordsNothing();
  });

  it('is not there for others when it is personal, not even for supervisors', () => {
    for (const other of [ben, sue]) {
      given(of())
        .when((it) => it.change({ title: 'x' }, other, at(1)))
        .refuses('canned.not_found');
      given(of())
        .when((it) => it.delete(other, at(1)))
        .refuses('canned.not_found');
      given(of(), (it) => it.delete(ana, at(1)))
        .when((it) => it.restore(other))
        .refuses('canned.not_found');
    }
  });

  it('is written by supervisors when it is shared', () => {
    expect(() => of(ana, { scope: 'shared' })).toThrow('Only supervisors and admins may write shared canned responses');
    given(shared())
      .when((it) => it.change({ title: 'x' }, ana, at(1)))
      .refuses('canned.shared_is_read_only');
    given(shared())
      .when((it) => it.change({ scope: 'personal' }, ana, at(1)))
      .refuses('canned.shared_is_read_only');
    given(shared())
      .when((it) => it.delete(ana, at(1)))
      .refuses('canned.shared_is_read_only');
    given(of())
      .when((it) => it.change({ scope: 'shared' }, ana, at(1)))
      .refuses('canned.shared_is_read_only');
  });

  it('may be published by a supervisor, and taken back', () => {
    const response = of(sue);
    given(response)
      .when((it) => it.change({ scope: 'shared' }, sue, at(1)))
      .records([CannedResponseChanged]);
    expect(response.ownerId).toBeNull();
    given(response)
      .when((it) => it.change({ scope: 'personal' }, sue, at(2)))
      .records([CannedResponseChanged]);
    expect(response.ownerId).toBe('sue');
  });

  it('keeps the coming and going of its files in its history, and lets only those take one off who may write it', () => {
    const file = { id: 'f', name: 'Manual.pdf' };
    given(of())
      .when((it) => it.addFile(file, 'ana'))
      .records([CannedFileAdded, { streamId: 'r', attachmentId: 'f', name: 'Manual.pdf', by: { type: 'agent', id: 'ana' } }]);
    given(of())
      .when((it) => it.removeFile(file, ana))
      .records([CannedFileRemoved, { attachmentId: 'f', name: 'Manual.pdf', by: { type: 'agent', id: 'ana' } }]);
    given(of())
      .when((it) => it.removeFile(file, ben))
      .refuses('canned.not_found');
    given(shared())
      .when((it) => it.removeFile(file, ana))
      .refuses('canned.shared_is_read_only');
    given(of(), (it) => it.delete(ana, at(1)))
      .when((it) => it.removeFile(file, ana))
      .refuses('canned.not_found');
  });

  it('is put away and brought back', () => {
    const response = of();
    given(response)
      .when((it) => it.restore(ana))
      .recordsNothing();
    given(response)
      .when((it) => it.delete(ana, at(3)))
      .records([CannedResponseDeleted]);
    expect(response.deletedAt).toEqual(at(3));
    given(response)
      .when((it) => it.restore(ana))
      .records([CannedResponseRestored]);
    expect(response.deletedAt).toBeNull();
  });
});

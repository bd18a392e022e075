import { given } from '../../../../kernel/testing/given';
import type { Author } from './access';
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
const author = (id: string, more: Partial<Author> = {}): Author => ({ id, teamIds: [], seesAllTeams: false, writesShared: false, ...more });
const ana = author('ana', { teamIds: ['returns'] });
const ben = author('ben');
const sue = author('sue', { writesShared: true, teamIds: ['returns'] });
const tom = author('tom', { writesShared: true, teamIds: ['sales'] });
const ada = author('ada', { writesShared: true, seesAllTeams: true });
const FIELDS: CannedFields = { title: 'Greeting', shortcut: 'Hi', category: null, content: 'Hello!', scope: 'personal', teamId: null };
const of = (by = ana, fields: Partial<CannedFields> = {}) => new CannedResponse('r', { ...FIELDS, ...fields }, by, at(0));
const shared = () => of(sue, { scope: 'shared' });
const ofReturns = () => of(sue, { scope: 'team', teamId: 'returns' });

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
        .when((it) => it.restore(other, null))
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

  it('of a team is written by its supervisors and admins, read by its members, and not there for others', () => {
    expect(ofReturns()).toMatchObject({ ownerId: null, teamId: 'returns' });
    const changed = (by: Author, to: Partial<CannedFields> = { title: 'x' }) => given(ofReturns()).when((it) => it.change(to, by, at(1)));
    for (const by of [sue, ada]) changed(by).records([CannedResponseChanged]);
    changed(ana).refuses('canned.team_is_read_only');
    for (const by of [ben, tom]) changed(by).refuses('canned.not_found');
    changed(sue, { teamId: 'sales' }).refuses('canned.team_is_read_only');
    for (const by of [ana, tom]) expect(() => of(by, { scope: 'team', teamId: 'returns' })).toThrow('Only admins and the supervisors');
  });

  it('has a team if and only if it is of one', () => {
    for (const wrong of [{ scope: 'team', teamId: null }, { teamId: 'returns' }] as const) expect(() => of(sue, wrong)).toThrow('must');
    const response = ofReturns();
    response.change({ scope: 'shared' }, sue, at(1));
    expect(response.teamId).toBeNull();
    expect(() => response.change({ scope: 'team' }, sue, at(2))).toThrow('must');
  });

  it('goes with its team, and does not come back without it', () => {
    const response = ofReturns();
    given(response, (it) => it.deleteWithTeam(at(1)))
      .when((it) => it.restore(ada, null))
      .refuses('canned.team_gone');
    given(response)
      .when((it) => it.restore(sue, 'returns'))
      .records([CannedResponseRestored]);
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
      .when((it) => it.restore(ana, null))
      .recordsNothing();
    given(response)
      .when((it) => it.delete(ana, at(3)))
      .records([CannedResponseDeleted]);
    expect(response.deletedAt).toEqual(at(3));
    given(response)
      .when((it) => it.restore(ana, null))
      .records([CannedResponseRestored]);
    expect(response.deletedAt).toBeNull();
  });
});

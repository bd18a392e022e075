import { given } from '../../../../kernel/testing/given';
import type { Viewer } from '../../chat/domain/access';
import { SavedView, type SavedViewFields } from './saved-view';
import { ViewChanged, ViewDeleted, ViewSaved } from './saved-view.events';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const [ANA, BEN, SUE]: Viewer[] = ['ana', 'ben', 'sue'].map((id) => ({
  type: 'staff' as const,
  id,
  teamIds: [],
  sight: 'waiting' as const,
  oversees: id === 'sue',
}));
const view = (by: Viewer = ANA!, fields: Partial<SavedViewFields> = {}) =>
  new SavedView('view', { name: 'Mine', filters: { status: 'queued' }, shared: false, ...fields }, by, at(0));
const by = ({ id }: Viewer) => ({ type: 'agent' as const, id });

describe('A saved view', () => {
  it('is of whoever saved it, and shared by those alone who oversee', () => {
    expect(view().releaseEvents()).toEqual([new ViewSaved('view', by(ANA!), false)]);
    expect(view(SUE, { shared: true }).releaseEvents()).toEqual([new ViewSaved('view', by(SUE!), true)]);
    expect(() => view(ANA, { shared: true })).toThrow(expect.objectContaining({ code: 'view.shared_is_read_only' }));
  });

  it('of one’s own is changed and deleted by its owner, and absent for others', () => {
    given(view())
      .when((it) => it.change({ name: ' MINE' }, ANA!, at(1)))
      .records([ViewChanged, { viewId: 'view', by: by(ANA!), shared: false }]);
    given(view())
      .when((it) => it.delete(ANA!, at(1)))
      .records([ViewDeleted, { viewId: 'view', by: by(ANA!) }]);
    for (const other of [BEN!, SUE!])
      given(view())
        .when((it) => it.change({ name: 'x' }, other, at(1)))
        .refuses('view.not_found');
  });

  it('that is shared is written by whoever oversees', () => {
    const shared = () => view(SUE, { shared: true });
    given(shared())
      .when((it) => it.change({ shared: false }, SUE!, at(1)))
      .records([ViewChanged, { viewId: 'view', by: by(SUE!), shared: false }]);
    given(shared())
      .when((it) => it.delete(ANA!, at(1)))
      .refuses('view.shared_is_read_only');
    given(view())
      .when((it) => it.change({ shared: true }, ANA!, at(1)))
      .refuses('view.shared_is_read_only');
  });

  it('that was deleted is gone', () => {
    given(view(), (it) => it.delete(ANA!, at(1)))
      .when((it) => it.change({}, ANA!, at(2)))
      .refuses('view.not_found');
  });
});

import { CannedResponse } from '../../library/domain/canned-response';
import type { CannedFields } from '../../library/domain/canned.events';
import { planImport } from './import-plan';

const ana = { id: 'ana', teamIds: ['returns'], seesAllTeams: false, writesShared: false };
const sue = { ...ana, id: 'sue', writesShared: true };
const fields = (more: Partial<CannedFields> = {}): CannedFields => ({
  title: 'Greeting',
  shortcut: 'hi',
  category: null,
  content: 'Hello!',
  scope: 'shared',
  teamId: null,
  ...more,
});
const row = (more: Partial<CannedFields> = {}) => ({ fields: fields(more), errors: [] });
const existing = (more: Partial<CannedFields> = {}, author = sue) => new CannedResponse('r', fields(more), author, new Date(0));
const actions = (...input: Parameters<typeof planImport>) =>
  planImport(...input).map(({ action, errors }) => [action, ...errors.map(({ pointer }) => pointer)].join(' '));

describe('An import', () => {
  it('creates what is new, changes what is known by its shortcut, and keeps what is the same', () => {
    expect(actions([row({ shortcut: 'new' }), row({ shortcut: 'HI' }), row()], [existing()], sue)).toEqual([
      'create',
      'change',
      'refuse /shortcut',
    ]);
    expect(actions([row()], [existing()], sue)).toEqual(['keep']);
    expect(actions([row({ content: 'Bye' })], [existing()], sue)).toEqual(['change']);
  });

  it('knows those without a shortcut by their titles', () => {
    const untitled = [row({ shortcut: null }), row({ shortcut: null, title: 'Other' }), row({ shortcut: null })];
    expect(actions(untitled, [existing({ shortcut: null })], sue)).toEqual(['keep', 'create', 'refuse /title']);
    expect(actions([row({ shortcut: null })], [existing()], sue)).toEqual(['create']);
  });

  it('keeps personal and shared ones apart', () => {
    expect(actions([row({ scope: 'personal' })], [existing()], ana)).toEqual(['create']);
    expect(actions([row({ scope: 'personal' })], [existing({ scope: 'personal' }, ana)], ana)).toEqual(['keep']);
  });

  it('knows those of a team by the team, which must be one of the author', () => {
    const returns = { scope: 'team', teamId: 'returns' } as const;
    expect(actions([row(returns), row()], [existing(returns)], sue)).toEqual(['keep', 'create']);
    expect(actions([row({ ...returns, teamId: 'sales' }), row({ scope: 'team' }), row({ teamId: 'returns' })], [], sue)).toEqual([
      'refuse /team',
      'refuse /team',
      'refuse /team',
    ]);
    expect(actions([row(returns)], [existing(returns)], ana)).toEqual(['refuse /team']);
  });

  it('refuses what is wrong by itself, and shared ones that an agent writes', () => {
    expect(
      actions([{ fields: {}, errors: [{ pointer: '/title', message: 'must be there' }] }, row(), row({ scope: 'personal' })], [], ana),
    ).toEqual(['refuse /title', 'refuse /scope', 'create']);
  });
});

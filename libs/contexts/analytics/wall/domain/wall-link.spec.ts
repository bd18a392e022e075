import { given } from '../../../../kernel/testing/given';
import { WallLink } from './wall-link';
import { WallLinkMade, WallLinkRevoked } from './wall-link.events';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const SUE = { type: 'agent', id: 'sue' } as const;
const made = () => new WallLink({ id: 'link', name: 'Hall', secretHash: 'abc', createdBy: 'sue' }, at(1));

describe('A link for a screen', () => {
  it('is revoked once; the log has neither its secret nor the hash', () => {
    const link = made();
    expect(link.releaseEvents()).toEqual([new WallLinkMade('link', SUE, 'Hall')]);
    given(link)
      .when((it) => it.revoke(SUE, at(2)))
      .records([WallLinkRevoked, { linkId: 'link', by: SUE }]);
    expect(link.revokedAt).toEqual(at(2));
    given(link)
      .when((it) => it.revoke(SUE, at(3)))
      .refuses('wall_link.not_found');
  });
});

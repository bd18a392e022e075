import fc from 'fast-check';
import { given } from '../../../../kernel/testing/given';
import { SessionEnded, SessionRefreshed, SessionStarted } from './directory.events';
import { GRACE_SECONDS, IDLE_SECONDS, Session } from './session';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000);
const login = () => new Session('login', 'ana', at(0));
const refreshes =
  (generation: number, second = 1) =>
  (session: Session) =>
    session.refresh(generation, at(second));
const ends = (session: Session) => session.end('logout', at(2));

describe('A login', () => {
  it('starts with its first token', () => {
    expect(login().releaseEvents()).toEqual([new SessionStarted('login', 'ana')]);
  });

  it('gives a new token for the last one', () => {
    given(login(), refreshes(1)).when(refreshes(2)).records([SessionRefreshed]);
  });

  it('ends for thief and owner when a token is used again', () => {
    const session = login();
    given(session, refreshes(1))
      .when(refreshes(1, 1 + GRACE_SECONDS))
      .records([SessionEnded, { reason: 'reuse' }]);
    given(session).when(refreshes(2)).refuses('auth.bad_refresh_token');
  });

  it('gives the same again to another tab, for a few seconds and for the last one replaced only', () => {
    given(login(), refreshes(1)).when(refreshes(1, GRACE_SECONDS)).recordsNothing();
    given(login(), refreshes(1), refreshes(2))
      .when(refreshes(1))
      .records([SessionEnded, { reason: 'reuse' }]);
  });

  it('ends once, and gives nothing any more', () => {
    given(login())
      .when(ends)
      .records([SessionEnded, { reason: 'logout', userId: 'ana' }]);
    given(login(), ends).when(ends).recordsNothing();
    given(login(), ends).when(refreshes(1)).refuses('auth.bad_refresh_token');
  });

  it('runs out when it is not used, and lives on with each use', () => {
    given(login()).when(refreshes(1, IDLE_SECONDS)).refuses('auth.bad_refresh_token');
    given(login(), refreshes(1, IDLE_SECONDS - 1))
      .when(refreshes(2, IDLE_SECONDS + 1))
      .records([SessionRefreshed]);
  });

  it('gives each token at most once, whichever tokens are shown', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (shown) => {
        const session = login();
        const good = shown.filter((generation, i) => {
          try {
            return session.refresh(generation, at(i * GRACE_SECONDS));
          } catch {
            return false;
          }
        });
        expect(good).toEqual(good.map((_, i) => i + 1));
      }),
    ));
});

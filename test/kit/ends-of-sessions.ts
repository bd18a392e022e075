import { type Answer, Api } from './api';
import type { ServerProcess, Staff } from './server-process';

interface Place {
  url: string;
}

interface Somebody {
  id: string;
  refreshToken: string;
}

export interface EndOfSession {
  name: string;
  role: 'agent' | 'supervisor';
  /** Ends the session at the given server, as an admin if necessary. */
  end: (at: Place, adminToken: string, who: Somebody) => Promise<Answer>;
}

const change =
  (patch: object): EndOfSession['end'] =>
  ({ url }, adminToken, { id }) =>
    new Api(url, adminToken).patch(`/users/${id}`, patch);

/** Every way in which a session ends. */
export const ENDS_OF_SESSIONS: EndOfSession[] = [
  {
    name: 'signing out',
    role: 'agent',
    end: ({ url }, _adminToken, { refreshToken }) => new Api(url).post('/auth/logout', { refreshToken }),
  },
  { name: 'deactivation', role: 'agent', end: change({ active: false }) },
  { name: 'a new password', role: 'agent', end: change({ password: 'another-good-password' }) },
  { name: 'a lower role', role: 'supervisor', end: change({ role: 'agent' }) },
  {
    name: 'a refresh token used twice',
    role: 'agent',
    end: async ({ url }, _adminToken, { refreshToken }) => {
      // Uses the token before the last one: the last one replaced is tolerated, since another tab may use it.
      const { body } = await new Api(url).post('/auth/refresh', { refreshToken });
      await new Api(url).post('/auth/refresh', { refreshToken: body.refreshToken });
      return new Api(url).post('/auth/refresh', { refreshToken });
    },
  },
];

/** Expects that every end of a session on one node closes the sockets on the other within 5 s, the timeout of `closed`. */
export async function expectCutAt(there: ServerProcess, here: ServerProcess, admin: Staff): Promise<void> {
  await Promise.all(
    ENDS_OF_SESSIONS.map(async ({ role, end }, i) => {
      const who = await here.agent(admin, `${role}${i}`, role);
      const socket = await there.connect(who.token);
      await end(here, admin.token, who);
      expect((await there.api(who.token).get('/me')).status).toBe(401);
      await socket.closed();
      await expect(there.connect(who.token)).rejects.toThrow('unauthorized');
    }),
  );
}

import { type Answer, Api } from './api';

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
  /** At the place where it happens, ordered by an admin where it takes one. */
  end: (at: Place, adminToken: string, who: Somebody) => Promise<Answer>;
}

const change = (patch: object): EndOfSession['end'] => ({ url }, adminToken, { id }) => new Api(url, adminToken).patch(`/users/${id}`, patch);

/** Everything after which a login is over. */
export const ENDS_OF_SESSIONS: EndOfSession[] = [
  { name: 'signing out', role: 'agent', end: ({ url }, _adminToken, { refreshToken }) => new Api(url).post('/auth/logout', { refreshToken }) },
  { name: 'deactivation', role: 'agent', end: change({ active: false }) },
  { name: 'a new password', role: 'agent', end: change({ password: 'another-good-password' }) },
  { name: 'a lower role', role: 'supervisor', end: change({ role: 'agent' }) },
  {
    name: 'a refresh token used twice',
    role: 'agent',
    end: async ({ url }, _adminToken, { refreshToken }) => {
      await new Api(url).post('/auth/refresh', { refreshToken });
      return new Api(url).post('/auth/refresh', { refreshToken });
    },
  },
];

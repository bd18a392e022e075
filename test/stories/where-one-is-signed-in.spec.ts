import { unlimited } from '../kit/cast';
import { PASSWORD, type Staff, type Switchboard } from '../kit/switchboard';

describe('Where one is signed in', () => {
  let switchboard: Switchboard;
  let ana: Staff;

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { TRUST_PROXY: '1' } });
    ana = await switchboard.staff('agent', { name: 'Ana' });
  });
  afterAll(() => switchboard.stop());

  it('is listed with device and address, and each sign-in is ended by itself, with its sockets', async () => {
    const headers = { 'user-agent': 'Phone/1.0', 'x-forwarded-for': '198.51.100.9' };
    const { body: login } = await switchboard.visitor.request('POST', '/auth/login', { email: ana.email, password: PASSWORD }, headers);
    const phone = switchboard.as({ token: login.accessToken });
    const socket = await switchboard.connect(login.accessToken);
    const { body } = await phone.get('/me/sessions');
    const listed = body.data.find(({ current }: { current: boolean }) => current);
    expect(body.data).toHaveLength(2);
    expect(listed).toMatchObject({ device: 'Phone/1.0', address: '198.51.100.9', lastUsedAt: listed.startedAt });
    expect((await ana.api.get('/me/sessions')).body.data.find(({ id }: { id: string }) => id === listed.id).current).toBe(false);

    expect((await ana.api.delete(`/me/sessions/${listed.id}`)).status).toBe(204);
    expect((await phone.get('/me')).status).toBe(401);
    await socket.closed();
    expect((await switchboard.visitor.post('/auth/refresh', { refreshToken: login.refreshToken })).status).toBe(401);
    expect((await ana.api.get('/me')).status).toBe(200);
    expect((await ana.api.delete(`/me/sessions/${listed.id}`)).body.code).toBe('session.not_found');
    expect((await ana.api.get('/me/sessions')).body.data).toHaveLength(1);
  });

  it('is ended everywhere else at once, and nowhere of anybody else', async () => {
    const ben = await switchboard.staff('agent', { name: 'Ben' });
    const { body: login } = await switchboard.visitor.post('/auth/login', { email: ana.email, password: PASSWORD });
    const socket = await switchboard.connect(login.accessToken);
    expect((await ana.api.delete('/me/sessions')).status).toBe(204);
    await socket.closed();
    expect((await switchboard.as({ token: login.accessToken }).get('/me')).status).toBe(401);
    expect((await ana.api.get('/me/sessions')).body.data).toMatchObject([{ current: true }]);
    expect((await ben.api.get('/me')).status).toBe(200);
    expect((await ana.api.delete('/me/sessions')).status).toBe(204);
  });
});

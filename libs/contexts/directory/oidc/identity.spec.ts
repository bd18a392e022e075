import { identityOf } from './identity';

const ENV = {
  OIDC_ROLE_CLAIM: 'roles',
  OIDC_ROLES: { support: 'agent', leads: 'supervisor', it: 'admin' } as const,
  OIDC_TRUST_EMAIL: false,
};
const of = (claims: object, env: object = {}) => identityOf({ iss: 'https://id.example', sub: '7', ...claims }, { ...ENV, ...env });

describe('Who somebody is at the provider', () => {
  it('has the highest role that any of the values leads to, and none by what only looks like one', () => {
    expect(of({ roles: ['everybody', 'leads', 'support'] }).role).toBe('supervisor');
    expect(of({ roles: 'it' }).role).toBe('admin');
    for (const roles of [undefined, null, 7, {}, [], ['admin'], ['IT'], 'toString', ['__proto__'], [['it', ['it']]], 'support leads'])
      expect({ roles, role: of({ roles }).role }).toEqual({ roles, role: null });
  });

  it('is told by a claim whose name is a path, or only looks like one', () => {
    const nested = { OIDC_ROLE_CLAIM: 'realm_access.roles' };
    expect(of({ realm_access: { roles: ['support'] } }, nested).role).toBe('agent');
    expect(of({ realm_access: 'support' }, nested).role).toBeNull();
    expect(of({}, nested).role).toBeNull();
    expect(of({ 'https://example.com/roles': ['it'] }, { OIDC_ROLE_CLAIM: 'https://example.com/roles' }).role).toBe('admin');
    expect(of({ hd: 'example.com' }, { OIDC_ROLE_CLAIM: 'hd', OIDC_ROLES: { 'example.com': 'agent' } }).role).toBe('agent');
  });

  it('has an e-mail only where the provider vouches for it, or whoever set it up does', () => {
    const email = (claims: object, env?: object) => of({ email: 'Ana@Example.com', ...claims }, env).verifiedEmail;
    expect([email({ email_verified: true }), email({ email_verified: 'true' })]).toEqual(['ana@example.com', 'ana@example.com']);
    for (const email_verified of [undefined, false, 'false', 1, null]) expect(email({ email_verified })).toBeNull();
    const trusting = { OIDC_TRUST_EMAIL: true };
    expect([email({}, trusting), email({ email_verified: false }, trusting)]).toEqual(['ana@example.com', null]);
    for (const odd of ['', 'ana', '"a b"@example.com', 'a@b\r\nBcc: c@d', `${'a'.repeat(250)}@example.com`, { a: 1 }])
      expect({ odd, is: email({ email: odd, email_verified: true }) }).toEqual({ odd, is: null });
  });

  it('has a name that can be shown', () => {
    expect(of({ name: ' Ana\u0000 \n Duarte ' }).name).toBe('Ana Duarte');
    expect(of({ preferred_username: 'ana' }).name).toBe('ana');
    expect(of({ name: '', email: 'ana@example.com' }).name).toBe('ana');
    expect([...of({ name: '😀'.repeat(200) }).name]).toHaveLength(120);
  });
});

import { JwtService } from '@nestjs/jwt';
import { type Claims, Tokens } from './tokens';

const NOW = Date.UTC(2026, 0, 1);
const claims = (more: Partial<Claims> = {}): Claims => ({ kind: 'customer', sub: 'someone', ...more });

describe('Claims of verified tokens', () => {
  let tokens: Tokens;

  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
    tokens = new Tokens(new JwtService({ secret: 'for this spec' }));
  });
  afterEach(() => jest.restoreAllMocks());

  it('are remembered until the token is over', () => {
    tokens.remember('token', claims({ exp: NOW / 1000 + 1 }));
    expect(tokens.remembered('token')).toEqual(claims({ exp: NOW / 1000 + 1 }));
    jest.mocked(Date.now).mockReturnValue(NOW + 1_000);
    expect(tokens.remembered('token')).toBeUndefined();
    jest.mocked(Date.now).mockReturnValue(NOW);
    expect(tokens.remembered('token')).toBeUndefined();
  });

  it('are of that very token, and cannot be changed', () => {
    tokens.remember('token', claims());
    for (const other of ['Token', 'token ', '']) expect(tokens.remembered(other)).toBeUndefined();
    expect(() => (tokens.remembered('token')!.sub = 'somebody else')).toThrow(TypeError);
  });

  it('are kept of the last 5,000 tokens', () => {
    for (let i = 0; i <= 5_000; i++) tokens.remember(`token ${i}`, claims());
    expect([0, 1, 5_000].map((i) => tokens.remembered(`token ${i}`) !== undefined)).toEqual([false, true, true]);
  });
});

import { DirectoryModule } from '../directory.module';
import { Passwords } from './passwords';

const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };

describe('Passwords', () => {
  it('are hashed at the cost that OWASP recommends, in the server as it is', async () => {
    const providers = Reflect.getMetadata('providers', DirectoryModule) as { provide?: unknown; useFactory: () => Passwords }[];
    const { useFactory } = providers.find(({ provide }) => provide === Passwords)!;
    expect(await useFactory().hash('a-good-password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('are the same however a keyboard composes them', async () => {
    const passwords = new Passwords(CHEAP);
    const known = await passwords.hash('Zoë\u00a0knows');
    expect(await passwords.verify('Zoe\u0308 knows', known)).toBe(true);
    expect(await passwords.verify('Zoe knows', known)).toBe(false);
  });

  it('of nobody are none', async () => {
    expect(await new Passwords(CHEAP).verify('nobody signs in with this', undefined)).toBe(false);
  });
});

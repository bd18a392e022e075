import { createSecretKey } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { Env } from '../env/env';
import { jwtSecret } from '../env/jwt-secret';
import { AccessGuard } from './access.guard';
import { JWT_KEY, JWT_SECRET } from './jwt-secret.token';
import { JwtStrategy } from './jwt.strategy';
import { Tokens } from './tokens';
import { UrlSignatures } from './url-signatures';

const secret = { provide: JWT_SECRET, inject: [Env], useFactory: jwtSecret };
const key = { provide: JWT_KEY, inject: [JWT_SECRET], useFactory: (text: string) => createSecretKey(text, 'utf8') };

@Global()
@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [Env],
      useFactory: (env: Env) => {
        const signingKey = createSecretKey(jwtSecret(env), 'utf8');
        return { secretOrKeyProvider: () => signingKey, signOptions: { algorithm: 'HS256' } };
      },
    }),
  ],
  providers: [secret, key, Tokens, UrlSignatures, JwtStrategy, AccessGuard],
  exports: [secret, Tokens, UrlSignatures, AccessGuard],
})
export class AuthModule {}

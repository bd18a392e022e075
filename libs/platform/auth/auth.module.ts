import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { Env } from '../env/env';
import { jwtSecret } from '../env/jwt-secret';
import { AccessGuard } from './access.guard';
import { JWT_SECRET } from './jwt-secret.token';
import { JwtStrategy } from './jwt.strategy';
import { Tokens } from './tokens';
import { UrlSignatures } from './url-signatures';

const secret = { provide: JWT_SECRET, inject: [Env], useFactory: jwtSecret };

@Global()
@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [Env],
      useFactory: (env: Env) => ({ secret: jwtSecret(env), signOptions: { algorithm: 'HS256' } }),
    }),
  ],
  providers: [secret, Tokens, UrlSignatures, JwtStrategy, AccessGuard],
  exports: [secret, Tokens, UrlSignatures, AccessGuard],
})
export class AuthModule {}

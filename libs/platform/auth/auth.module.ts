import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { Env } from '../env/env';
import { jwtKey } from '../env/jwt-secret';
import { AccessGuard } from './access.guard';
import { JWT_KEY } from './jwt-key.token';
import { JwtStrategy } from './jwt.strategy';
import { Tokens } from './tokens';
import { UrlSignatures } from './url-signatures';

const key = { provide: JWT_KEY, inject: [Env], useFactory: jwtKey };

@Global()
@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [Env],
      useFactory: (env: Env) => {
        const signingKey = jwtKey(env);
        return { secretOrKeyProvider: () => signingKey, signOptions: { algorithm: 'HS256' } };
      },
    }),
  ],
  providers: [key, Tokens, UrlSignatures, JwtStrategy, AccessGuard],
  exports: [key, Tokens, UrlSignatures, AccessGuard],
})
export class AuthModule {}

import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { plainToInstance } from 'class-transformer';
import { IsInt, IsObject, IsOptional, validateSync } from 'class-validator';
import { CurrentSettings } from '#directory';
import { Clock, type FieldError } from '#kernel';
import { EMail, ExternalId, fieldErrorsOf, IfGiven, MaxJsonBytes, PersonName, Phone, refuseUnkeepable } from '#platform';
import type { CustomerFields } from './domain/customer';
import { identityInvalid } from './domain/customers.errors';
import { IdentitySecrets } from './identity-secrets';
import { MAX_ATTRIBUTES_BYTES } from './fields';

class IdentityClaims {
  /** External id of the customer. */
  @ExternalId() sub!: string;
  @IsInt() exp!: number;
  @PersonName() @IfGiven name?: string;
  @EMail() @IsOptional() email?: string | null;
  @Phone() @IsOptional() phone?: string | null;
  @IsObject() @MaxJsonBytes(MAX_ATTRIBUTES_BYTES) @IfGiven attributes?: Record<string, unknown>;
}

export interface Identity {
  externalId: string;
  /** The claims about the customer. Absent fields keep their values. */
  said: Partial<CustomerFields>;
}

/** Verifier of identity tokens, by which the company's own server vouches for a customer. */
@Injectable()
export class Identities {
  private readonly jwt = new JwtService();

  constructor(
    private readonly secrets: IdentitySecrets,
    private readonly settings: CurrentSettings,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `identity.invalid` */
  async read(token: string): Promise<Identity> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const payload = this.verified(token, await this.secrets.good(), now);
    holdToRulesOfBodies(payload, token);
    const claims = plainToInstance(IdentityClaims, payload);
    const [wrong] = validateSync(claims);
    if (wrong) throw identityInvalid(Object.values(wrong.constraints ?? {})[0] ?? `${wrong.property} is wrong`);
    const { identityTokenMaxSeconds } = await this.settings.get();
    if (claims.exp - now > identityTokenMaxSeconds) throw identityInvalid(`it may live for ${identityTokenMaxSeconds} seconds at most`);
    const { sub: externalId, name, email, phone, attributes } = claims;
    const said = Object.fromEntries(Object.entries({ name, email, phone, attributes }).filter(([, value]) => value !== undefined));
    return { externalId, said };
  }

  private verified(token: string, secrets: string[], now: number): object {
    for (const secret of secrets) {
      try {
        const options = { secret, algorithms: ['HS256' as const], clockTimestamp: now, complete: true };
        const { header, payload } = this.jwt.verify<{ header: object; payload: object }>(token, options);
        // RFC 7515, 4.1.11: an extension that is not understood makes the token invalid.
        if (!('crit' in header)) return payload;
      } catch (error) {
        if (error instanceof Error && error.name === 'TokenExpiredError') throw identityInvalid('it has expired');
      }
    }
    throw identityInvalid('it is not signed, with HS256, by the secret');
  }
}

/** Holds claims to the rules of a request's body. */
function holdToRulesOfBodies(claims: object, token: string): void {
  try {
    refuseUnkeepable(claims, Buffer.from(token.split('.')[1]!, 'base64url').toString());
  } catch (error) {
    const [{ pointer, message }] = fieldErrorsOf(error) as [FieldError];
    throw identityInvalid(`${pointer} ${message}`);
  }
}

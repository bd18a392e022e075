import { timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type Claims, hashOfSecret, type ScreenCaller, Tokens } from '#platform';

/** Validity of screens' tokens: a token is valid as long as its link, which is looked up when a socket opens and every two seconds after. */
@Injectable()
export class WallLinkCheck implements OnModuleInit {
  constructor(
    private readonly tokens: Tokens,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.tokens.checkWith('screen', (claims) => this.callerOf(claims));
  }

  tokenFor(linkId: string, secret: string): string {
    return this.tokens.sign({ kind: 'screen', sub: linkId, secret });
  }

  /** The ids among these of links that are not revoked. */
  async stillGoodAmong(linkIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>('select id from wall_links where id = any($1) and revoked_at is null', [
      linkIds,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  private async callerOf({ sub, secret }: Claims): Promise<ScreenCaller | null> {
    if (typeof secret !== 'string') return null;
    const [link] = await this.dataSource.query<{ id: string; name: string; hash: string }[]>(
      'select id, name, secret_hash as hash from wall_links where id = $1 and revoked_at is null',
      [sub],
    );
    if (!link || !timingSafeEqual(Buffer.from(link.hash), Buffer.from(hashOfSecret(secret)))) return null;
    return { type: 'screen', id: link.id, name: link.name };
  }
}

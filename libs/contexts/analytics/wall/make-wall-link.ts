import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { hashOfSecret, newId, newSecret, type StaffCaller, Store } from '#platform';
import type { NewWallLink } from '#protocol';
import { WallLink } from './domain/wall-link';
import { WallLinkCheck } from './wall-link-check';
import { WallLinks } from './wall-links.store';

/** Makes a link for a screen on a wall. Its token is in this answer only. */
export class MakeWallLink extends Command<NewWallLink> {
  constructor(
    readonly by: StaffCaller,
    readonly name: string,
  ) {
    super();
  }
}

@CommandHandler(MakeWallLink)
export class MakeWallLinkHandler implements ICommandHandler<MakeWallLink> {
  constructor(
    private readonly links: WallLinks,
    private readonly check: WallLinkCheck,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async execute({ by, name }: MakeWallLink): Promise<NewWallLink> {
    const secret = newSecret();
    const link = new WallLink({ id: newId(), name, secretHash: hashOfSecret(secret), createdBy: by.id }, this.clock.now());
    await this.store.transaction((tx) => this.links.addTo(tx, link));
    const token = this.check.tokenFor(link.id, secret);
    const createdBy = { id: by.id, name: by.name };
    // Browsers send no fragment to servers, so the token is in no log.
    return { id: link.id, name, createdAt: link.createdAt.toISOString(), createdBy, token, url: `/wall#${token}` };
  }
}

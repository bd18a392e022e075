import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { actorOf, type StaffCaller } from '#platform';
import { WallLinks } from './wall-links.store';

/** Revokes a link. Any supervisor may, not only the one who made it. */
export class RevokeWallLink extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly linkId: string,
  ) {
    super();
  }
}

@CommandHandler(RevokeWallLink)
export class RevokeWallLinkHandler implements ICommandHandler<RevokeWallLink> {
  constructor(
    private readonly links: WallLinks,
    private readonly clock: Clock,
  ) {}

  execute({ by, linkId }: RevokeWallLink): Promise<void> {
    return this.links.change(linkId, (link) => link.revoke(actorOf(by), this.clock.now()));
  }
}

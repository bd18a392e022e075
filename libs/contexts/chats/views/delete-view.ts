import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import { viewerOf } from '../chat/viewer';
import { SavedViews } from './saved-views.store';

export class DeleteView extends Command<void> {
  constructor(
    readonly by: StaffCaller,
    readonly viewId: string,
  ) {
    super();
  }
}

@CommandHandler(DeleteView)
export class DeleteViewHandler implements ICommandHandler<DeleteView> {
  constructor(
    private readonly views: SavedViews,
    private readonly clock: Clock,
  ) {}

  execute({ by, viewId }: DeleteView): Promise<void> {
    return this.views.change(viewId, (view) => view.delete(viewerOf(by), this.clock.now()));
  }
}

import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import type { StaffCaller } from '#platform';
import type { SavedViewView } from '#protocol';
import { viewerOf } from '../chat/viewer';
import { type SavedViewFields, viewSavedView } from './domain/saved-view';
import { SavedViews, withFreeName } from './saved-views.store';

/** Changes what is given of a saved view; its filters are replaced as a whole. */
export class ChangeView extends Command<SavedViewView> {
  constructor(
    readonly by: StaffCaller,
    readonly viewId: string,
    readonly changes: Partial<SavedViewFields>,
  ) {
    super();
  }
}

@CommandHandler(ChangeView)
export class ChangeViewHandler implements ICommandHandler<ChangeView> {
  constructor(
    private readonly views: SavedViews,
    private readonly clock: Clock,
  ) {}

  execute({ by, viewId, changes }: ChangeView): Promise<SavedViewView> {
    const changed = this.views.change(viewId, (view) => {
      view.change(changes, viewerOf(by), this.clock.now());
      return viewSavedView(view);
    });
    return withFreeName(changes.name ?? '', changed);
  }
}

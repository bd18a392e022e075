import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock } from '#kernel';
import { newId, type StaffCaller, Store } from '#platform';
import type { SavedViewView } from '#protocol';
import { viewerOf } from '../chat/viewer';
import { SavedView, type SavedViewFields, viewSavedView } from './domain/saved-view';
import { SavedViews, withFreeName } from './saved-views.store';

/** Keeps filters under a name. */
export class SaveView extends Command<SavedViewView> {
  constructor(
    readonly by: StaffCaller,
    readonly fields: SavedViewFields,
  ) {
    super();
  }
}

@CommandHandler(SaveView)
export class SaveViewHandler implements ICommandHandler<SaveView> {
  constructor(
    private readonly views: SavedViews,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, fields }: SaveView): Promise<SavedViewView> {
    const saved = this.store.transaction(async (tx) =>
      viewSavedView(await this.views.addTo(tx, new SavedView(newId(), fields, viewerOf(by), this.clock.now()))),
    );
    return withFreeName(fields.name, saved);
  }
}

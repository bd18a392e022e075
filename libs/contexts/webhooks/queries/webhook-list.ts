import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { Clock } from '#kernel';
import { cursorPart, type Page, readCursor, toPage } from '#platform';
import type { WebhookView } from '#protocol';
import { viewWebhook } from '../domain/webhook';
import { WebhookSchema } from '../webhooks.store';

/** Page of the webhooks, the oldest first. */
export class WebhookList extends Query<Page<WebhookView>> {
  constructor(
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(WebhookList)
export class WebhookListHandler implements IQueryHandler<WebhookList> {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async execute({ limit, cursor }: WebhookList): Promise<Page<WebhookView>> {
    const [after] = readCursor(cursor, [cursorPart.id]) ?? [];
    const webhooks = await this.dataSource.getRepository(WebhookSchema).find({
      where: { deletedAt: IsNull(), ...(after !== undefined && { id: MoreThan(after as string) }) },
      order: { id: 'ASC' },
      take: limit + 1,
    });
    const { data, nextCursor } = toPage(webhooks, limit, ({ id }) => [id]);
    const now = this.clock.now();
    return { data: data.map((webhook) => viewWebhook(webhook, now)), nextCursor };
  }
}

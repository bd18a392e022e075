import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { columnsOf, Conditions, cursorPart, onTheWire, type Page, readCursor, selectList, Store, toPage } from '#platform';
import type { WebhookDeliveryState, WebhookDeliveryView } from '#protocol';
import { WebhookDeliverySchema } from '../deliveries.store';
import { Webhooks } from '../webhooks.store';

export interface DeliveryFilter {
  state?: WebhookDeliveryState[];
  event?: string[];
}

interface Row extends WebhookDeliveryView {
  position: string;
}

export const DELIVERY_COLUMNS = selectList<Row>(
  columnsOf(WebhookDeliverySchema, 'd', ['id', 'event', 'chatId', 'state', 'attempts', 'nextAttemptAt', 'createdAt', 'position']),
);

/** Page of the deliveries of a webhook, the newest first. */
export class DeliveryList extends Query<Page<WebhookDeliveryView>> {
  constructor(
    readonly webhookId: string,
    readonly filter: DeliveryFilter,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(DeliveryList)
export class DeliveryListHandler implements IQueryHandler<DeliveryList> {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly store: Store,
  ) {}

  async execute({ webhookId, filter, limit, cursor }: DeliveryList): Promise<Page<WebhookDeliveryView>> {
    const before = readCursor(cursor, [cursorPart.number]);
    await this.webhooks.there(webhookId);
    const where = new Conditions(webhookId)
      .all('d.webhook_id = $1')
      .given(filter.state, (states) => `d.state = any(${states})`)
      .given(filter.event, (events) => `d.event = any(${events})`)
      .beyond('d.position', '<', before);
    const rows = await this.store.read<object>(
      `select ${DELIVERY_COLUMNS} from webhook_deliveries d where ${where.sql} order by d.position desc limit ${where.bind(limit + 1)}`,
      where.values,
    );
    const page = toPage(onTheWire<Row[]>(rows), limit, ({ position }) => [Number(position)]);
    return { ...page, data: page.data.map(({ position: _position, ...view }) => view) };
  }
}

import { Injectable } from '@nestjs/common';
import { CustomerViews } from '#customers';
import type { StaffCaller } from '#platform';
import type { ChatPage, ChatView, ContextSourceView, ContextView, CustomerView } from '#protocol';
import { SourceViews } from './source-views';
import { type ContextParts, ContextPartsOfCustomers } from './context-parts';

const NO_PAGE: ContextView['page'] = { url: null, title: null, referrer: null };

/** Contexts of customers for staff, as last committed. */
@Injectable()
export class ContextViews {
  constructor(
    private readonly customers: CustomerViews,
    private readonly parts: ContextPartsOfCustomers,
    private readonly sources: SourceViews,
  ) {}

  /** @param by by whom other chats of the customer are seen; absent: by somebody who sees all that a role alone allows */
  async ofChat({ id: chatId, customer: { id }, page }: Pick<ChatView, 'id' | 'customer' | 'page'>, by?: StaffCaller): Promise<ContextView> {
    const [customer, parts, sources] = await Promise.all([this.customers.byId(id), this.partsOf(id, by), this.sources.ofChat(chatId)]);
    return contextOf(customer, parts, page, sources);
  }

  /** Page and sources are those of the open chat, or else of the latest one. */
  async ofCustomer(customerId: string, by: StaffCaller): Promise<ContextView> {
    const customer = await this.customers.byId(customerId);
    const parts = await this.partsOf(customer.id, by);
    const sources = parts.chatId === null ? [] : await this.sources.ofChat(parts.chatId);
    return contextOf(customer, parts, parts.page, sources);
  }

  /** What a role alone allows to see is read for all who ask at once. */
  private partsOf(customerId: string, by?: StaffCaller): Promise<ContextParts> {
    return by === undefined || by.sight === 'all' || by.sight === 'waiting' ? this.parts.of(customerId) : this.parts.seenBy(by, customerId);
  }
}

function contextOf(
  customer: CustomerView,
  { tickets, chats, recentActivity }: ContextParts,
  page: ChatPage | null,
  sources: ContextSourceView[],
): ContextView {
  return {
    customer,
    account: { status: customer.accountStatus, since: customer.accountStatusSince },
    tickets,
    chats,
    recentActivity,
    page: page ?? NO_PAGE,
    sources,
  };
}

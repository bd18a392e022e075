import { Injectable } from '@nestjs/common';
import { CustomerViews } from '#customers';
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

  async ofChat({ id: chatId, customer: { id }, page }: Pick<ChatView, 'id' | 'customer' | 'page'>): Promise<ContextView> {
    const [customer, parts, sources] = await Promise.all([this.customers.byId(id), this.parts.of(id), this.sources.ofChat(chatId)]);
    return contextOf(customer, parts, page, sources);
  }

  /** Page and sources are those of the open chat, or else of the latest one. */
  async ofCustomer(customerId: string): Promise<ContextView> {
    const customer = await this.customers.byId(customerId);
    const parts = await this.parts.of(customer.id);
    const sources = parts.chatId === null ? [] : await this.sources.ofChat(parts.chatId);
    return contextOf(customer, parts, parts.page, sources);
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

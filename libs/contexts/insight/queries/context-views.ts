import { Injectable } from '@nestjs/common';
import { CustomerViews } from '#customers';
import type { ChatPage, ChatView, ContextView, CustomerView } from '#protocol';
import { type ContextParts, ContextPartsOfCustomers } from './context-parts';

const NO_PAGE: ContextView['page'] = { url: null, title: null, referrer: null };

/** What staff may know of a customer, as last committed. */
@Injectable()
export class ContextViews {
  constructor(
    private readonly customers: CustomerViews,
    private readonly parts: ContextPartsOfCustomers,
  ) {}

  async ofChat({ customer: { id }, page }: Pick<ChatView, 'customer' | 'page'>): Promise<ContextView> {
    const [customer, parts] = await Promise.all([this.customers.byId(id), this.parts.of(id)]);
    return contextOf(customer, parts, page);
  }

  /** With the page of the chat that is open, or of the latest one. */
  async ofCustomer(customerId: string): Promise<ContextView> {
    const customer = await this.customers.byId(customerId);
    const parts = await this.parts.of(customer.id);
    return contextOf(customer, parts, parts.page);
  }
}

function contextOf(customer: CustomerView, { tickets, chats, recentActivity }: ContextParts, page: ChatPage | null): ContextView {
  return {
    customer,
    account: { status: customer.accountStatus, since: customer.accountStatusSince },
    tickets,
    chats,
    recentActivity,
    page: page ?? NO_PAGE,
    sources: [],
  };
}

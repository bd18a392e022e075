import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { authorOf, CannedList } from '#canned';
import { ChatList, viewerOf } from '#chats';
import { CustomerList, TicketList } from '#customers';
import type { StaffCaller } from '#platform';
import type { SearchView } from '#protocol';

/**
 * Search over chats, customers, tickets and canned responses for the command palette: the best matches that the caller may see;
 * without `q`, the newest.
 */
export class SearchEverything extends Query<SearchView> {
  constructor(
    readonly by: StaffCaller,
    readonly q: string | undefined,
    /** Matches of each kind at most. */
    readonly limit: number,
  ) {
    super();
  }
}

@QueryHandler(SearchEverything)
export class SearchEverythingHandler implements IQueryHandler<SearchEverything> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ by, q, limit }: SearchEverything): Promise<SearchView> {
    const sort = q === undefined ? '-createdAt' : 'relevance';
    const [chats, customers, tickets, cannedResponses] = await Promise.all([
      this.queries.execute(new ChatList(viewerOf(by), { q }, { sort, limit })),
      this.queries.execute(new CustomerList({ q, limit })),
      this.queries.execute(new TicketList(by, { q, limit })),
      this.queries.execute(new CannedList(authorOf(by), { q, limit })),
    ]);
    return { chats: chats.data, customers: customers.data, tickets: tickets.data, cannedResponses: cannedResponses.data };
  }
}

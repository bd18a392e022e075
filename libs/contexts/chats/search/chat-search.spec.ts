import { DataSource } from 'typeorm';
import { readSearch } from '#kernel';
import { Conditions, TermRarity } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { searched } from './chat-search';

/** More than what is gathered first. */
const COMMON = 20_100;
const RARE = 40;
/** As many chats as are looked at for a short prefix. */
const SAMPLED = 300;

describe('What a search begins with', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url, installExtensions: false }).initialize();
    await dataSource.query(
      `insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, search, created_at)
       select gen_random_uuid(), 1, gen_random_uuid(), '1', 'customer', gen_random_uuid(), 'Cleo', '', '[]', to_tsvector('simple', said), now()
       from generate_series(1, ${COMMON}) n, lateral (select 'my order ' || (1000000 + n) || case when n <= ${RARE} then ' zebra' else '' end as said) s`,
    );
    await dataSource.query('analyze messages');
    await dataSource.query(
      `with made as (
         insert into chats (id, customer_id, status, priority, skills, agent_ids, passed_over, declined_by, turned_down_at, queued_at, last_seq, read_up_to,
           tags, metadata, created_at)
         select gen_random_uuid(), gen_random_uuid(), 'queued', 'normal', '[]', '{}', '{}', '{}', '{}', now(), 1, '{}', '{}', '{}', now()
         from generate_series(1, ${SAMPLED}) returning id
       ) insert into messages (chat_id, seq, id, client_message_id, sender_type, sender_id, sender_name, text, attachments, search, created_at)
         select id, 1, gen_random_uuid(), '1', 'customer', gen_random_uuid(), 'Cleo', '', '[]', to_tsvector('simple', 'new ' || left(id::text, 8)), now()
         from made`,
    );
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** The term whose chats are gathered first; null when chats are tested one by one instead. */
  async function gathered(q: string): Promise<string | null> {
    const where = new Conditions();
    const { found } = await searched(where, new TermRarity(dataSource), readSearch(q)!, { seesNotes: true });
    const bound = /@@ \$(\d+)/.exec(found?.sql ?? '')?.[1];
    return bound === undefined ? null : (where.values[Number(bound) - 1] as string);
  }

  it.each([
    ['a word that is nowhere', 'xylophone', '(xylophone:*)'],
    ['the beginning of a rare word', 'zeb', '(zeb:*)'],
    ['the rare one of several words', 'order zebra my', '(zebra)'],
    ['a phrase with a rare word', '"order zebra"', '(order <-> zebra)'],
  ])('%s is gathered', async (_, q, term) => expect(await gathered(q)).toBe(term));

  it.each([
    ['a common word', 'order'],
    ['the beginning of a common word', 'ord'],
    ['several common words', 'my order'],
    ['what very many rare words begin with', '10'],
    ['what new chats have, by its first letters', 'ne'],
  ])('%s is not', async (_, q) => expect(await gathered(q)).toBeNull());
});

import type { DataSource } from 'typeorm';
import { hitsOf, type Search, tokensOf } from '#kernel';
import { prepared, readRows } from '#platform';
import type { ChatMatch, ChatView } from '#protocol';

const EXCERPT = 160;
/** Characters that an excerpt shows before the first hit. */
const BEFORE = 40;

interface Said {
  chatId: string;
  seq: number | null;
  text: string;
}

/** Best match in each chat: the field with the most terms; on a tie a message or note comes before subject, customer and tags. */
export async function matchesOf(
  dataSource: DataSource,
  chats: readonly ChatView[],
  search: Search,
  seesNotes: boolean,
): Promise<Map<string, ChatMatch | null>> {
  if (chats.length === 0 || search.terms.length === 0) return new Map();
  const any = search.terms.map(({ tsquery }) => tsquery).join(' | ');
  const said = await saidIn(
    dataSource,
    chats.map(({ id }) => id),
    any,
    seesNotes,
  );
  const saidOf = new Map<string, Said[]>(chats.map(({ id }) => [id, []]));
  for (const each of said) saidOf.get(each.chatId)!.push(each);
  return new Map(chats.map((chat) => [chat.id, bestOf(placesIn(chat, saidOf.get(chat.id)!, search), search)]));
}

/** The places of a chat where words are found, in the order of their rank. Each is looked through when it is asked for. */
function* placesIn(chat: ChatView, said: Said[], search: Search): Generator<Met> {
  for (const { seq, text } of said)
    yield seq === null ? excerptOf('note', text, search) : { ...excerptOf('message', text, search), messageSeq: seq };
  yield excerptOf('subject', chat.subject ?? '', search);
  yield excerptOf('customer', [chat.customer.name, chat.customer.email].filter(Boolean).join(' · '), search);
  yield excerptOf('tags', chat.tags.join(', '), search);
}

/** The first of the places with the most terms; those behind one with all terms need no look. */
function bestOf(places: Iterable<Met>, { terms }: Search): ChatMatch | null {
  let best: Met | null = null;
  for (const place of places) {
    if (place.met > (best?.met ?? 0)) best = place;
    if (best?.met === terms.length) break;
  }
  return best && withoutCount(best);
}

const SAID_IN_MESSAGES = `
  select m.chat_id as "chatId", m.seq, concat_ws(' ', m.text, (select string_agg(a ->> 'name', ' ') from jsonb_array_elements(m.attachments) a)) as text
  from unnest($1::uuid[]) c(id)
  cross join lateral (select * from messages m where m.chat_id = c.id and m.search @@ $2::tsquery order by m.seq desc limit 1) m`;
const SAID_IN_NOTES = `
  select n.chat_id as "chatId", null as seq, n.text from unnest($1::uuid[]) c(id)
  cross join lateral (select * from notes n where n.chat_id = c.id and n.search @@ $2::tsquery order by n.id desc limit 1) n`;
const MESSAGES = prepared(SAID_IN_MESSAGES);
const MESSAGES_AND_NOTES = prepared(`${SAID_IN_MESSAGES} union all ${SAID_IN_NOTES}`);

/** The latest message of each chat that has any of the terms and, for staff, the latest such note. */
async function saidIn(dataSource: DataSource, chatIds: string[], any: string, seesNotes: boolean): Promise<Said[]> {
  return readRows(dataSource, seesNotes ? MESSAGES_AND_NOTES : MESSAGES, [chatIds, any]);
}

type Met = ChatMatch & { met: number };

function excerptOf(field: ChatMatch['field'], text: string, { terms }: Search): Met {
  const tokens = tokensOf(text);
  const found = terms.map((term) => hitsOf(tokens, term));
  const hits = united(found.flat().sort(([a], [b]) => a - b));
  const start = text.length <= EXCERPT ? 0 : beginningOfWord(text, Math.max(0, (hits[0]?.[0] ?? 0) - BEFORE));
  const cut = text.slice(start, start + EXCERPT).toWellFormed();
  const [before, after] = [start > 0 ? '…' : '', start + EXCERPT < text.length ? '…' : ''];
  const moved = hits.map(([from, to]): [number, number] => [from - start + before.length, to - start + before.length]);
  return {
    field,
    excerpt: before + cut + after,
    hits: moved.filter(([, to]) => to <= before.length + cut.length),
    met: found.filter(({ length }) => length > 0).length,
  };
}

/** Ranges without overlaps: a word with a number in it is found as a whole and by its parts. */
function united(sorted: [number, number][]): [number, number][] {
  const apart: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = apart.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

function beginningOfWord(text: string, near: number): number {
  if (near === 0) return 0;
  const space = text.indexOf(' ', near);
  return space === -1 || space > near + BEFORE / 2 ? near : space + 1;
}

function withoutCount({ met: _met, ...match }: Met): ChatMatch {
  return match;
}

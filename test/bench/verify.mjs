import pg from 'pg';

const MAX_NAMED = 10;

/**
 * Holds what clients were told against what is stored: every acked message is in its chat's transcript under
 * the number it was acked with, no transcript has a gap, and no chat was given twice.
 */
export async function verify(databaseUrl, { conversations, assigned }, { chatIds }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const wrong = [];
  let acked = 0;
  for (const conversation of conversations) {
    acked += conversation.acked.length;
    wrong.push(...(await wrongIn(client, conversation)));
  }
  const { rows } = await client.query(
    `select count(*)::int as given from chats where id = any($1) and status = 'active' and agent_id is not null`,
    [chatIds],
  );
  if (rows[0].given !== chatIds.length) wrong.push(`${chatIds.length - rows[0].given} chats of the backlog have no agent`);
  if (assigned.twice.length > 0) wrong.push(`${assigned.twice.length} chats were assigned twice`);
  await client.end();
  return { acked, wrong: wrong.slice(0, MAX_NAMED) };
}

async function wrongIn(client, { chatId, acked }) {
  const { rows } = await client.query('select seq, id, client_message_id, sender_type from messages where chat_id = $1 order by seq', [
    chatId,
  ]);
  const {
    rows: [chat],
  } = await client.query('select last_seq from chats where id = $1', [chatId]);
  const wrong = [];
  if (rows.some(({ seq }, index) => seq !== index + 1)) wrong.push(`chat ${chatId} has a gap`);
  if (chat.last_seq !== rows.length) wrong.push(`chat ${chatId} counts ${chat.last_seq} messages and has ${rows.length}`);
  const said = rows.filter(({ sender_type }) => sender_type !== 'system').length;
  if (said !== acked.length) wrong.push(`chat ${chatId} has ${said} messages, acked were ${acked.length}`);
  const lost = acked.filter(
    ({ seq, id, clientMessageId }) => rows[seq - 1]?.id !== id || rows[seq - 1]?.client_message_id !== clientMessageId,
  );
  if (lost.length > 0) wrong.push(`chat ${chatId} lacks ${lost.length} acked messages`);
  return wrong;
}

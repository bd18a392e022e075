// A bridge to a CRM: files every closed chat with what was said, and tells Switchboard which of your customers it was.
//   SWITCHBOARD_URL=https://chat.example SWITCHBOARD_KEY=sbk_… PUBLIC_URL=https://bridge.example PORT=8080 node crm-bridge.mjs
import { createServer } from 'node:http';
import { answerOf, apiKey, restClient } from '@switchboard/client/rest';
import { Webhook } from 'standardwebhooks';

const { SWITCHBOARD_URL, SWITCHBOARD_KEY, PUBLIC_URL, PORT } = process.env;
const api = restClient({ url: SWITCHBOARD_URL, access: apiKey(SWITCHBOARD_KEY) });

/** Your CRM. This one knows everybody by mail address, and files on stdout. */
const crm = {
  find: async (email) => (email ? { id: `crm-${email}`, plan: 'pro' } : undefined),
  file: async (record) => console.log(JSON.stringify(record)),
};

const filed = new Set(); // deliveries come at least once; keep their ids where a restart does not lose them

async function chatClosed({ chat }) {
  const path = { id: chat.id };
  const messages = [];
  for (let afterSeq = 0; afterSeq < chat.lastSeq;) {
    const { data } = await answerOf(api.GET('/v1/chats/{id}/messages', { params: { path, query: { afterSeq, limit: 100 } } }));
    messages.push(...data.filter(({ text }) => text).map(({ sender, text }) => `${sender.name ?? sender.type}: ${text}`));
    afterSeq = data.at(-1)?.seq ?? chat.lastSeq;
  }
  const known = await crm.find(chat.customer.email);
  if (known) {
    const body = { externalId: known.id, attributes: { plan: known.plan } };
    const { error } = await api.PATCH('/v1/customers/{id}', { params: { path: { id: chat.customer.id } }, body });
    if (error && error.code !== 'customer.external_id_taken') throw new Error(error.detail);
  }
  await crm.file({ chat: chat.id, customer: known?.id ?? chat.customer.name, reason: chat.closeReason, messages });
}

const { secret } = await answerOf(api.POST('/v1/webhooks', { body: { url: PUBLIC_URL, events: ['chat.closed'], description: 'CRM' } }));
const webhook = new Webhook(secret);

const server = createServer(async (request, reply) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  let event;
  try {
    event = webhook.verify(body, request.headers);
  } catch {
    return reply.writeHead(401).end();
  }
  const id = request.headers['webhook-id'];
  try {
    if (!filed.has(id)) await chatClosed(event.data);
    filed.add(id);
    reply.writeHead(204).end();
  } catch (error) {
    console.error(error.message); // Switchboard tries again
    reply.writeHead(500).end();
  }
});
server.listen(Number(PORT), () => console.log(JSON.stringify({ listening: server.address().port })));

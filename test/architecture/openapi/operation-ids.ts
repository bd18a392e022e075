/** Those that the rule would name badly. */
const BY_HAND: Record<string, string> = {
  'GET /v1/chats/export': 'chats_exportAll',
  'GET /v1/chats/{id}/export': 'chats_export',
  'GET /v1/canned-responses/export': 'cannedResponses_export',
  'POST /v1/chats/{id}/canned-responses': 'chats_sendCannedResponse',
  'POST /v1/chats/{id}/messages': 'chats_sendMessage',
  'POST /v1/chats/{id}/attachments': 'chats_uploadAttachment',
  'POST /v1/chats/{id}/attachments/from-canned-response': 'chats_copyAttachments',
  'POST /v1/canned-responses/{id}/attachments': 'cannedResponses_uploadAttachment',
  'POST /v1/chats/{id}/ticket': 'chats_openTicket',
  'POST /v1/chats/{id}/transcript': 'chats_mailTranscript',
  'POST /v1/me/totp': 'me_beginTotp',
  'GET /v1/agents/me': 'agents_getOwn',
  'PUT /v1/agents/me/status': 'agents_setOwnStatus',
  'PUT /v1/customers/{id}/block': 'customers_block',
  'DELETE /v1/customers/{id}/block': 'customers_unblock',
  'DELETE /v1/customers/{id}/personal-data': 'customers_erase',
  'POST /v1/chats/{id}/wrap-up/done': 'chats_endWrapUp',
  'GET /v1/tickets/{id}/mails/{mailId}/original': 'tickets_getMailOriginal',
  'GET /v1/search': 'search_everything',
};

const VERBS: Record<string, string> = { GET: 'get', PUT: 'set', PATCH: 'update', DELETE: 'delete' };

/**
 * Name of an operation for those who generate clients, e.g. `chats_transfer`: what it is about, and what it does. Made of the route alone, so
 * that it stays when code is renamed.
 * @param answers whether it answers a page of a list, and with which status
 */
export function operationId(method: string, path: string, answers: { page: boolean; created: boolean }): string {
  const route = `${method} ${path}`;
  if (Object.hasOwn(BY_HAND, route)) return BY_HAND[route]!;
  const [resource = '', ...below] = path.replace('/v1/', '').split('/');
  const names = below.filter((each) => !isParameter(each));
  const ofOne = isParameter(below.at(-1) ?? '');
  return `${camel(resource)}_${verbAndObject(method, names, ofOne, answers)}`;
}

function verbAndObject(method: string, names: string[], ofOne: boolean, { page, created }: { page: boolean; created: boolean }): string {
  const last = names.at(-1);
  if (method === 'GET' && page) return camel(['list', ...names].join('-'));
  if (method !== 'POST')
    return camel([VERBS[method], ...names.slice(0, -1), ofOne && last ? singular(last) : last].filter(Boolean).join('-'));
  if (created) return camel(['create', ...names.map(singular)].join('-'));
  return camel([last ?? 'create', ...names.slice(0, -1).map(singular)].join('-'));
}

const isParameter = (segment: string): boolean => segment.startsWith('{');
const camel = (words: string): string => words.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');

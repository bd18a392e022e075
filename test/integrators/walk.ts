import { TOTP_NOW } from './totp';
import type { Step } from './step';
import { CHATS } from './walk-chats';
import { SETUP } from './walk-setup';

const span = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const webhook = { id: '{{webhookId}}' };

/** What a browser says of its subscription. */
const BROWSER = {
  endpoint: 'https://93.184.216.34/push/{{run}}',
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
};

const AROUND: readonly Step[] = [
  { does: 'workload_get' },
  { does: 'chats_getContext', path: { id: '{{chatId}}' } },
  { does: 'customers_getContext', path: { id: '{{customerId}}' } },
  { does: 'contextSources_test', path: { name: 'crm' } },
  { does: 'search_everything', query: { q: 'parcel' } },
  { does: 'wallLinks_create', body: { name: 'By the door' }, keep: { wallLinkId: 'answer.id' } },
  { does: 'wallLinks_list' },
  { does: 'wallLinks_delete', path: { id: '{{wallLinkId}}' } },

  { does: 'analytics_getOverview', query: span },
  { does: 'analytics_listAgents', query: span },
  { does: 'analytics_getBreakdown', query: { ...span, by: 'priority' } },
  { does: 'analytics_getTimeseries', query: { ...span, metric: 'started', interval: 'week' } },
  { does: 'analytics_getSeries', query: { ...span, metrics: 'started,serviceLevel', interval: 'week' } },
  { does: 'analytics_getCalibration', query: span },
  { does: 'analytics_listCannedResponses', query: span },
  { does: 'analytics_getDistribution', query: { ...span, metric: 'waitSeconds' } },
  {
    does: 'simulations_create',
    body: { from: '2025-11-26T00:00:00Z', to: '2025-11-27T00:00:00Z', changes: { addAgents: 1 } },
    keep: { simulationId: 'answer.id' },
  },
  { does: 'simulations_get', path: { id: '{{simulationId}}' }, until: "answer.state !== 'running'" },
  {
    does: 'routing_replayPolicy',
    body: { from: '2025-11-26T00:00:00Z', to: '2025-11-27T00:00:00Z', policy: { rank: ['longestSinceLastAssignment'] } },
    keep: { jobId: 'answer.jobId' },
  },
  { does: 'jobs_get', path: { id: '{{jobId}}' }, until: "answer.state !== 'running'" },
  { does: 'simulations_delete', path: { id: '{{simulationId}}' } },
  { does: 'analytics_listChats', query: { ...span, metric: 'started', limit: '1' } },

  { does: 'widget_getConfig', as: 'visitor' },
  { does: 'widget_getSettings' },
  { does: 'widget_getOrigins' },
  { does: 'widget_updateSettings', body: { theme: { colour: '#0f766e' }, showPosition: true } },

  { does: 'apiKeys_create', body: { name: 'CRM {{run}}', role: 'agent' }, keep: { apiKeyId: 'answer.id' } },
  { does: 'apiKeys_list' },
  { does: 'apiKeys_delete', path: { id: '{{apiKeyId}}' } },

  {
    does: 'webhooks_create',
    body: { url: '{{webhookUrl}}', events: ['chat.closed', 'message.created'], description: 'CRM' },
    keep: { webhookId: 'answer.id' },
  },
  { does: 'webhooks_list' },
  { does: 'webhooks_get', path: webhook },
  { does: 'webhooks_update', path: webhook, body: { events: ['*'] } },
  { does: 'webhooks_rotateSecret', path: webhook },
  { does: 'webhooks_test', path: webhook },
  { does: 'chats_setTags', in: 'Webhooks', name: 'Let something happen', path: { id: '{{chatId}}' }, body: { tags: ['heard'] } },
  {
    does: 'webhooks_listDeliveries',
    path: webhook,
    query: { event: 'chat.updated', limit: '1' },
    until: 'answer.data.length > 0',
    keep: { deliveryId: 'answer.data[0]?.id' },
  },
  { does: 'webhooks_getDelivery', path: { ...webhook, deliveryId: '{{deliveryId}}' } },
  { does: 'webhooks_replayDelivery', path: { ...webhook, deliveryId: '{{deliveryId}}' } },
  { does: 'webhooks_replay', path: webhook, body: { since: '2026-11-27T00:00:00Z' } },
  { does: 'webhooks_delete', path: webhook },

  { does: 'audit_list', query: { action: 'wall_link.made', limit: '1' } },
  { does: 'system_get' },

  { does: 'me_get', keep: { ownId: 'answer.id' } },
  { does: 'me_update', body: { name: 'Ada' } },
  { does: 'me_setPreferences', body: { theme: 'dark' } },
  { does: 'me_getPreferences' },
  { does: 'me_setAvatar', file: 'picture.png', keep: { avatarId: "answer.avatarUrl.split('/').at(-1)" } },
  { does: 'avatars_get', path: { id: '{{avatarId}}' }, as: 'visitor' },
  { does: 'me_deleteAvatar' },
  { does: 'chats_setDraft', path: { id: '{{chatId}}' }, body: { text: 'Dear Cleo,' } },
  { does: 'chats_getDraft', path: { id: '{{chatId}}' } },
  { does: 'chats_deleteDraft', path: { id: '{{chatId}}' } },
  { does: 'auth_login', in: 'Your own', name: 'Sign in on another device', body: { email: '{{email}}', password: '{{password}}' } },
  { does: 'me_listSessions', keep: { sessionId: 'answer.data.find((each) => !each.current)?.id' } },
  { does: 'me_deleteSession', path: { id: '{{sessionId}}' } },
  { does: 'me_deleteSessions' },
  { does: 'me_getPushKey' },
  { does: 'me_createPushSubscription', body: BROWSER },
  { does: 'me_deletePushSubscriptions', body: { endpoint: BROWSER.endpoint } },
  { does: 'me_beginTotp', keep: { totpCode: TOTP_NOW } },
  { does: 'me_confirmTotp', body: { code: '{{totpCode}}' } },
  { does: 'me_deleteTotp', body: { password: '{{password}}' } },
  { does: 'me_beginTotp', name: 'Set up another authenticator', keep: { totpCode: TOTP_NOW } },
  { does: 'me_confirmTotp', name: 'Confirm it', body: { code: '{{totpCode}}' } },
  { does: 'users_deleteTotp', in: 'Your own', path: { id: '{{ownId}}' } },
  { does: 'me_setPassword', body: { current: '{{password}}', next: '{{password}}' } },
];

/**
 * One walk through the whole API, at which every operation succeeds: the order of the Postman collection and the examples of OpenAPI. It is
 * walked by whoever signs in as an admin, has a desk open beside it, and a colleague who is online.
 */
export const WALK: readonly Step[] = [...SETUP, ...CHATS, ...AROUND];

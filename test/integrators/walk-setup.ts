import type { Step } from './step';

const SIGN_IN: Step = {
  does: 'auth_login',
  body: { email: '{{email}}', password: '{{password}}' },
  keep: { bearerToken: 'answer.accessToken', refreshToken: 'answer.refreshToken', run: 'Date.now()' },
};

/** Who works here, how it is set up, and who writes. */
export const SETUP: readonly Step[] = [
  SIGN_IN,
  {
    does: 'auth_refresh',
    body: { refreshToken: '{{refreshToken}}' },
    keep: { bearerToken: 'answer.accessToken', refreshToken: 'answer.refreshToken' },
  },
  { does: 'auth_logout', body: { refreshToken: '{{refreshToken}}' } },
  { ...SIGN_IN, name: 'Sign in again' },

  {
    does: 'users_create',
    body: { name: 'Eve', email: 'eve-{{run}}@example.com', password: 'a-good-password', role: 'agent' },
    keep: { userId: 'answer.id' },
  },
  { does: 'users_list', query: { q: 'eve' } },
  { does: 'users_get', path: { id: '{{userId}}' } },
  { does: 'users_update', path: { id: '{{userId}}' }, body: { name: 'Eve Adams', maxConcurrentChats: 3 } },
  { does: 'skills_create', body: { name: 'returns-{{run}}', description: 'Parcels that come back', public: true } },
  { does: 'skills_list' },
  { does: 'skills_update', path: { name: 'returns-{{run}}' }, body: { description: 'Parcels that go back' } },
  { does: 'skills_create', name: 'Create a skill to be deleted', body: { name: 'gone-{{run}}' } },
  { does: 'skills_delete', path: { name: 'gone-{{run}}' } },
  {
    does: 'hours_create',
    body: {
      name: 'Office {{run}}',
      timeZone: 'Europe/Zurich',
      weekly: [{ day: 1, from: '09:00', to: '17:00' }],
      exceptions: [{ date: '2026-12-25', name: 'Christmas', closed: true }],
    },
    keep: { hoursId: 'answer.id' },
  },
  { does: 'hours_list' },
  { does: 'hours_get', path: { id: '{{hoursId}}' } },
  { does: 'hours_getOpen', path: { id: '{{hoursId}}' }, query: { at: '2026-11-30T10:00:00Z' } },
  { does: 'hours_update', path: { id: '{{hoursId}}' }, body: { timeZone: 'Europe/Vienna' } },
  { does: 'hours_delete', path: { id: '{{hoursId}}' } },
  {
    does: 'teams_create',
    body: { name: 'Returns {{run}}', description: 'Whoever knows about parcels', public: true, maxConcurrentChats: 20 },
    keep: { teamId: 'answer.id' },
  },
  { does: 'teams_list' },
  { does: 'teams_get', path: { id: '{{teamId}}' } },
  { does: 'teams_setMembers', path: { id: '{{teamId}}' }, body: { agentIds: ['{{userId}}'] } },
  {
    does: 'teams_create',
    name: 'Create a team to be deleted',
    body: { name: 'Gone {{run}}', overflowAfterSeconds: 60, overflowTeamIds: ['{{teamId}}'] },
    keep: { otherTeamId: 'answer.id' },
  },
  { does: 'teams_update', path: { id: '{{otherTeamId}}' }, body: { overflowAfterSeconds: 120 } },
  { does: 'teams_delete', path: { id: '{{otherTeamId}}' } },
  {
    does: 'targets_set',
    body: [{ priority: 'urgent', teamId: '{{teamId}}', firstResponseSeconds: 60, replySeconds: 120, withinHours: true }],
  },
  { does: 'targets_get' },
  { does: 'settings_get' },
  {
    does: 'settings_update',
    body: {
      offerTimeoutSeconds: 0,
      contextSources: [{ name: 'crm', url: '{{webhookUrl}}', timeoutMs: 500, secret: 'c3dpdGNoYm9hcmQgZXhhbXBsZQ==' }],
      translators: [{ name: 'own', url: 'https://translate.example', timeoutMs: 500, key: '' }],
      translateTo: 'en',
    },
  },
  { does: 'settings_getMeta' },
  { does: 'settings_listHistory', query: { limit: '1' } },

  { does: 'agents_getOwn', keep: { ownId: 'answer.id' } },
  { does: 'agents_setOwnStatus', body: { status: 'online' } },
  {
    does: 'agents_list',
    keep: { agentId: "answer.data.find((each) => each.status === 'online' && each.id !== pm.collectionVariables.get('ownId'))?.id" },
  },
  { does: 'agents_setStatus', path: { id: '{{userId}}' }, body: { status: 'away', reason: 'Starts tomorrow' } },
  { does: 'agents_setSkills', path: { id: '{{userId}}' }, body: { skills: [{ name: 'returns-{{run}}', level: 3 }] } },
  { does: 'agents_update', path: { id: '{{userId}}' }, body: { maxConcurrentChats: 4 } },
  { does: 'agents_listStatusHistory', path: { id: '{{ownId}}' } },
  {
    does: 'agents_listTimeInStatus',
    path: { id: '{{ownId}}' },
    query: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
  },

  {
    does: 'customers_create',
    body: { name: 'Cleo', email: 'cleo@example.com', externalId: 'shop-{{run}}', attributes: { plan: 'pro' } },
    keep: { customerId: 'answer.id' },
  },
  { does: 'customers_list', query: { externalId: 'shop-{{run}}' } },
  { does: 'customers_get', path: { id: '{{customerId}}' } },
  { does: 'customers_update', path: { id: '{{customerId}}' }, body: { phone: '+41 44 123 45 67', note: 'Prefers mornings' } },
  { does: 'customers_block', path: { id: '{{customerId}}' }, body: { until: '2099-12-31T00:00:00.000Z', reason: 'Insults' } },
  { does: 'customers_unblock', path: { id: '{{customerId}}' } },
  {
    does: 'blocks_create',
    body: { address: '2001:db8::7', until: '2099-12-31T00:00:00.000Z', reason: 'Spam' },
    keep: { blockId: 'answer.id' },
  },
  { does: 'blocks_list' },
  { does: 'blocks_delete', path: { id: '{{blockId}}' } },
  {
    does: 'customers_setByExternalId',
    path: { externalId: 'crm-{{run}}' },
    body: { name: 'Cleo Sand', email: 'cleo.sand@example.com' },
    keep: { otherCustomerId: 'answer.id' },
  },
  { does: 'customers_merge', path: { id: '{{otherCustomerId}}' }, body: { intoId: '{{customerId}}' } },
  { does: 'customers_import', query: { dryRun: 'true' }, body: { csv: 'externalId,name,email\nshop-2,Otto,otto@example.com\n' } },
  { does: 'customers_create', name: 'Create a customer to be erased', body: { name: 'Otto' }, keep: { otherCustomerId: 'answer.id' } },
  { does: 'customers_erase', path: { id: '{{otherCustomerId}}' } },
  { does: 'widget_getIdentitySecret' },
  { does: 'widget_rotateIdentitySecret' },
];

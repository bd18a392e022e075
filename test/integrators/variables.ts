/**
 * Variables of the walk, each with the value that examples show in its place. Whoever runs the collection fills in the first ones; requests
 * store the others.
 */
export const VARIABLES = {
  email: 'admin@example.com',
  password: 'correct-horse-battery',
  webhookUrl: 'https://crm.example/switchboard',
  /** Makes names unique, so that the collection can run twice at one server. */
  run: '1',
  bearerToken: 'eyJhbGciOiJIUzI1NiJ9.e30.access',
  refreshToken: 'a-refresh-token-that-is-good-once',
  customerToken: 'eyJhbGciOiJIUzI1NiJ9.e30.customer',
  userId: '01990000-0000-7000-8000-000000000001',
  ownId: '01990000-0000-7000-8000-000000000002',
  agentId: '01990000-0000-7000-8000-000000000003',
  teamId: '01990000-0000-7000-8000-000000000004',
  otherTeamId: '01990000-0000-7000-8000-000000000005',
  hoursId: '01990000-0000-7000-8000-000000000006',
  blockId: '01990000-0000-7000-8000-000000000007',
  customerId: '01990000-0000-7000-8000-000000000011',
  otherCustomerId: '01990000-0000-7000-8000-000000000012',
  totpCode: '123456',
  sessionId: '01990000-0000-7000-8000-000000000008',
  chatId: '01990000-0000-7000-8000-000000000021',
  otherChatId: '01990000-0000-7000-8000-000000000022',
  messageId: '01990000-0000-7000-8000-000000000031',
  cannedResponseId: '01990000-0000-7000-8000-000000000041',
  attachmentId: '01990000-0000-7000-8000-000000000051',
  avatarId: '01990000-0000-7000-8000-000000000052',
  ticketId: '01990000-0000-7000-8000-000000000061',
  mailId: '01990000-0000-7000-8000-000000000062',
  viewId: '01990000-0000-7000-8000-000000000071',
  wallLinkId: '01990000-0000-7000-8000-000000000072',
  simulationId: '01990000-0000-7000-8000-000000000074',
  jobId: '01990000-0000-7000-8000-000000000075',
  apiKeyId: '01990000-0000-7000-8000-000000000073',
  webhookId: '01990000-0000-7000-8000-000000000081',
  deliveryId: '01990000-0000-7000-8000-000000000082',
} as const;

export type Variable = keyof typeof VARIABLES;

/** What whoever runs the collection fills in; everything else begins empty. */
export const FILLED_IN: readonly Variable[] = ['email', 'password', 'webhookUrl'];

/** Postman's own, a new UUID each time it is named. */
const GUID = '{{$guid}}';
const GUID_EXAMPLE = '7b0f1d9c-54b5-4f4e-8f2e-2f6f6d3f9a01';

/** Puts the examples in the places of the variables. */
export function withExamples<T>(value: T): T {
  // What is not ours belongs to the texts, such as `{{customer_name}}` of a canned response.
  const text = JSON.stringify(value)
    .replaceAll(GUID, GUID_EXAMPLE)
    .replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => (name in VARIABLES ? VARIABLES[name as Variable] : placeholder));
  return JSON.parse(text) as T;
}

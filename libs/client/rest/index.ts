export type { components, operations, paths } from './api.generated';
export { answerOf } from './answer';
export { apiKey, type RestAccess } from './access';
export { type RestClient, restClient, type RestOptions } from './rest-client';

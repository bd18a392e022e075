export { CannotStart, reasonOf, whyItFailed } from './cannot-start';
export { openDataDir } from './data-dir';
export { directUrl, Env, readEnv } from './env';
export { type Role, serves } from './role';

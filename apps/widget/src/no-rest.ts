import { ServerTime } from '../../../libs/client/core/server-time';

/** In the place of the client's REST: the widget asks by `app/rest.ts`, which is loaded before the client. */
export class Rest {
  readonly serverTime = new ServerTime();
}

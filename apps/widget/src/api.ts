/** What the loader and the app know of each other; what pages know of both is in package/api.ts. */
import type { WidgetConfigView } from '../../../libs/protocol';
import type { Options, Verbs, WidgetEvents } from '../package/api';

/** What the loader hands to the app. */
export interface Context {
  /** Origin of the Switchboard that serves the widget. */
  origin: string;
  /** Holds the launcher in its shadow. */
  host: HTMLElement;
  config: WidgetConfigView;
  options: Options;
  locale: string;
  emit: <E extends keyof WidgetEvents>(event: E, ...detail: WidgetEvents[E] extends undefined ? [] : [WidgetEvents[E]]) => void;
}

/** The verbs that the app answers; the others are the loader's. */
export interface App extends Pick<Verbs, 'open' | 'close' | 'toggle' | 'update' | 'identify' | 'prefill' | 'track' | 'get'> {
  startChat(...request: Parameters<Verbs['startChat']>): Promise<string>;
  /** Ends everything, removes what was drawn, and forgets the customer. */
  stop(): void;
}

/** The one key of the page's storage. */
export const KEY = 'switchboard';

export const launcherOf = ({ host }: Context): HTMLButtonElement => host.shadowRoot!.querySelector('.launcher')!;

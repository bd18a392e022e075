import { useEffect, useMemo, useRef } from 'react';
import { type Options, type Switchboard, switchboard, type WidgetEvent, type WidgetEvents } from './index.js';

const EVENTS = {
  onReady: 'ready',
  onOpen: 'open',
  onClose: 'close',
  onUnread: 'unread',
  onChatStarted: 'chat-started',
  onAssigned: 'assigned',
  onMessage: 'message',
  onChatEnded: 'chat-ended',
  onRated: 'rated',
} as const satisfies Record<string, WidgetEvent>;

type Listeners = { [N in keyof typeof EVENTS]?: (detail: WidgetEvents[(typeof EVENTS)[N]]) => void };

export interface SwitchboardWidgetProps extends Options, Listeners {
  /** Origin of the Switchboard, e.g. `https://chat.example.com`. */
  url: string;
  /** Told what could not be done, such as loading the script. */
  onError?: (error: unknown) => void;
}

/** By address, the options that the widget has, as text; an update would load the app, so there is none without a change. */
const known = new Map<string, string>();

/** The verbs, for components that open the widget or start a chat. */
export function useSwitchboard(url: string): Switchboard {
  return useMemo(() => switchboard(url), [url]);
}

/**
 * The widget, while this is mounted: a change of options is an update, and when it goes, the widget is hidden and the conversation is kept. It
 * draws nothing in its own place.
 */
export function SwitchboardWidget({ url, onError, ...props }: SwitchboardWidgetProps): null {
  const call = useSwitchboard(url);
  const latest = useRef<Listeners & { onError?: (error: unknown) => void }>({});
  const options = optionsOf(props);

  useEffect(() => {
    latest.current = { ...props, onError };
  });

  useEffect(() => {
    const failed = (error: unknown): void => latest.current.onError?.(error);
    const stops = Object.entries(EVENTS).map(([name, event]) => {
      const listener = (detail: unknown): void =>
        (latest.current[name as keyof Listeners] as ((detail: unknown) => void) | undefined)?.(detail);
      call('on', event, listener).catch(failed);
      return () => call('off', event, listener).catch(failed);
    });
    return () => {
      for (const stop of stops) void stop();
      call('hide').catch(failed);
    };
  }, [call]);

  useEffect(() => {
    const failed = (error: unknown): void => latest.current.onError?.(error);
    const given = JSON.parse(options) as Options;
    const before = known.get(url);
    known.set(url, options);
    call('boot', given).catch(failed);
    if (before !== undefined && before !== options) call('update', given).catch(failed);
    if (!given.hidden) call('show').catch(failed);
  }, [call, url, options]);

  return null;
}

/** As text, by which an effect sees whether anything has changed. */
function optionsOf(props: Options & Listeners): string {
  return JSON.stringify(Object.fromEntries(Object.entries(props).filter(([name]) => !Object.hasOwn(EVENTS, name))));
}

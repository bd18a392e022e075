import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SwitchboardClient } from '#client/conversation';
import { customerToken } from '#client/core';
import { setServerOffset } from '#ui/parts/Timer/second';
import { Version } from '../../live/version';
import { t } from '../../words/wall';
import { feedsOf, Floor } from '../floor';
import { Refused, Screen } from './Screen';

/** A screen in a hall: nobody signs in, nobody touches it, and it goes on for months. Its token is in the address. */
export function startScreen(element: HTMLElement, token: string): void {
  document.title = t('screen.title');
  createRoot(element).render(<StrictMode>{screenOf(token)}</StrictMode>);
}

function screenOf(token: string) {
  try {
    const client = new SwitchboardClient({ url: location.origin, credentials: customerToken(token) });
    const floor = new Floor(feedsOf(client));
    client.on('ready', () => setServerOffset(client.serverTime.now() - Date.now()));
    const version = new Version(client);
    // There is nobody who could be asked whether it is convenient.
    version.subscribe(() => location.reload());
    client.connect();
    return <Screen client={client} floor={floor} />;
  } catch {
    return <Refused />;
  }
}

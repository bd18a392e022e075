import type { ChannelState } from './channels';
import type { AlertChannel, Alerting } from './preferences';

/** Whether nothing reaches somebody who looks elsewhere: title and dot are for those who look at the browser. */
export function isOutOfReach({ channels }: Pick<Alerting, 'channels'>, state: (channel: AlertChannel) => ChannelState): boolean {
  return (['sound', 'desktop'] as const).every((channel) => !channels[channel] || state(channel) !== 'works');
}

import type { ChannelState } from './channels';
import { isOutOfReach } from './out-of-reach';
import { AS_IT_COMES } from './preferences';

describe('Whether somebody can be called', () => {
  const reach = (states: { sound: ChannelState; desktop: ChannelState }, off: object = {}): boolean => {
    const channels = { ...AS_IT_COMES.alerts.channels, ...off };
    return !isOutOfReach({ channels }, (channel) => (channel === 'sound' || channel === 'desktop' ? states[channel] : 'works'));
  };

  it('by a sound or by a notification', () => {
    expect(reach({ sound: 'works', desktop: 'blocked' })).toBe(true);
    expect(reach({ sound: 'ask', desktop: 'works' })).toBe(true);
  });

  it('not by what waits for a click, is blocked or missing, nor by the title alone', () => {
    expect(reach({ sound: 'ask', desktop: 'ask' })).toBe(false);
    expect(reach({ sound: 'ask', desktop: 'blocked' })).toBe(false);
    expect(reach({ sound: 'ask', desktop: 'missing' })).toBe(false);
  });

  it('not by what is switched off', () => {
    expect(reach({ sound: 'works', desktop: 'works' }, { sound: false })).toBe(true);
    expect(reach({ sound: 'works', desktop: 'ask' }, { sound: false })).toBe(false);
    expect(reach({ sound: 'works', desktop: 'works' }, { sound: false, desktop: false })).toBe(false);
  });
});

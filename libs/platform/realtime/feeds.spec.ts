import { FakeClock } from '../testing';
import { Feeds } from './feeds';

describe('The numbers of a feed', () => {
  it('count each feed for itself, and what was not told shows in the next event, once', () => {
    const feeds = new Feeds(new FakeClock());
    expect([feeds.next('queue', false), feeds.next('agents', false), feeds.next('queue', false)].map(({ revision }) => revision)).toEqual([
      1, 1, 2,
    ]);
    feeds.lost('queue');
    expect(feeds.takeLost('agents')).toBe(false);
    expect(feeds.next('queue', feeds.takeLost('queue'))).toEqual({ revision: 3, reset: true });
    expect(feeds.next('queue', feeds.takeLost('queue'))).toEqual({ revision: 4 });
  });
});

import { timeRange } from './time-range';

describe('An axis of time', () => {
  it('reaches from the first interval to the last', () => expect(timeRange([0, 3_600, 7_200], 'hour')).toEqual([0, 7_200]));

  it('reaches over one interval that is alone, not over years', () => expect(timeRange([7_200], 'hour')).toEqual([5_400, 9_000]));
});

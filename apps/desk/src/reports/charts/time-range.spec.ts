import { timeRange, timeSteps } from './time-range';

describe('An axis of time', () => {
  it('reaches from the first interval to the last', () => expect(timeRange([0, 3_600, 7_200], 'hour')).toEqual([0, 7_200]));

  it('goes up by whole days where a day is an interval', () =>
    expect(timeSteps('day').map((step) => step / 86_400)).toEqual([1, 2, 7, 14, 30, 90, 365]));

  it('reaches over one interval that is alone, not over years', () => expect(timeRange([7_200], 'hour')).toEqual([5_400, 9_000]));
});

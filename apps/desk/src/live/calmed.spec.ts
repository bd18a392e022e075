import { calmed } from './calmed';

describe('A burst of changes', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is heard at its beginning, every 50 ms, and at its end', () => {
    const heard = jest.fn();
    const changes = calmed(heard);
    changes.heard();
    expect(heard).toHaveBeenCalledTimes(1);
    for (let ms = 0; ms < 120; ms++) {
      changes.heard();
      jest.advanceTimersByTime(1);
    }
    expect(heard).toHaveBeenCalledTimes(3);
    jest.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalledTimes(4);
    changes.heard();
    expect(heard).toHaveBeenCalledTimes(5);
  });

  it('is not heard any more by who has stopped', () => {
    const heard = jest.fn();
    const changes = calmed(heard);
    changes.heard();
    changes.heard();
    changes.stop();
    jest.advanceTimersByTime(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

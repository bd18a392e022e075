import { deltaOf } from './deltas';

describe('Figures of reports', () => {
  it('are told against those before', () => {
    expect(deltaOf(110, 100, 'count', null)).toEqual({ text: '+10 %', way: 'up', isGood: null });
    expect(deltaOf(0.86, 0.9, 'rate', true)).toEqual({ text: '−4 pts', way: 'down', isGood: false });
    expect(deltaOf(30, 60, 'duration', false)).toEqual({ text: '−50 %', way: 'down', isGood: true });
    expect(deltaOf(4.6, 4.45, 'score', true)).toEqual({ text: '+0.15', way: 'up', isGood: true });
    expect(deltaOf(5, 5, 'count', true)).toEqual({ text: '±0 %', way: null, isGood: null });
  });

  it('have nothing to be told against where nothing was', () => {
    expect(deltaOf(3, 0, 'count', null)).toBeNull();
    expect(deltaOf(null, 0.5, 'rate', true)).toBeNull();
    expect(deltaOf(0.5, 0, 'rate', true)).toEqual({ text: '+50 pts', way: 'up', isGood: true });
  });
});

import { copyDay, problemOf, tidyTime, weekInWords } from './times';

const on = (days: number[], from = '09:00', to = '17:00') => days.map((day) => ({ day, from, to }));

describe('Opening hours as people write them', () => {
  it.each([
    ['9', '09:00'],
    ['09:30', '09:30'],
    [' 9.30 ', '09:30'],
    ['0930', '09:30'],
    ['17h', '17:00'],
    ['5 pm', '17:00'],
    ['12am', '00:00'],
    ['12:15 PM', '12:15'],
    ['24', '24:00'],
    ['noon', 'noon'],
    ['13 pm', '13 pm'],
    ['', ''],
  ])('%j is %j', (text, time) => expect(tidyTime(text)).toBe(time));

  it.each([
    ['09:00', '17:00', true],
    ['00:00', '24:00', true],
    ['24:00', '24:00', false],
    ['17:00', '09:00', false],
    ['09:00', '09:00', false],
    ['9:00', '17:00', false],
    ['09:60', '17:00', false],
    ['09:00', '25:00', false],
  ])('from %s to %s is right: %s', (from, to, isRight) => expect(problemOf({ from, to }) === null).toBe(isRight));

  it('are told in a line', () => {
    expect(weekInWords([...on([1, 2, 3]), ...on([5]), ...on([6], '10:00', '12:00'), ...on([6], '13:00', '15:00')])).toBe(
      'Mon–Wed 09:00–17:00; Fri 09:00–17:00; Sat 10:00–12:00, 13:00–15:00',
    );
    expect(weekInWords([])).toBe('');
  });

  it('are copied from a day to others', () => {
    expect(copyDay([...on([1]), ...on([2, 6], '10:00')], 1, [1, 2, 3, 4, 5])).toEqual([...on([1, 2, 3, 4, 5]), ...on([6], '10:00')]);
    expect(copyDay(on([1, 2]), 7, [1, 2, 3, 4, 5, 6, 7])).toEqual([]);
  });
});

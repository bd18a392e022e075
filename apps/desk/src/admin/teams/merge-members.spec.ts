import { mergeMembers } from './merge-members';

describe('Members that two admins change at once', () => {
  it.each([
    ['as they were', ['a', 'b'], ['a', 'b'], ['a', 'b'], ['a', 'b']],
    ['added and taken out here', ['a', 'b'], ['a', 'b'], ['b', 'c'], ['b', 'c']],
    ['added there stay', ['a', 'z'], ['a'], ['a', 'c'], ['a', 'z', 'c']],
    ['taken out there stay out', ['a'], ['a', 'z'], ['a', 'z', 'c'], ['a', 'c']],
    ['added by both are there once', ['a', 'c'], ['a'], ['a', 'c'], ['a', 'c']],
  ])('%s', (_what, now, before, chosen, merged) => expect(mergeMembers(now, before, chosen)).toEqual(merged));
});

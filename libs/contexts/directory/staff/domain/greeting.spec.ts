import { greetingIn } from './greeting';

describe('A greeting', () => {
  it.each([
    ['de-AT', 'Servus'],
    ['DE', 'Servus'],
    ['fr-FR', 'Hello'],
    [null, 'Hello'],
  ])('in %s is %s', (locale, said) => expect(greetingIn({ de: 'Servus', en: 'Hello' }, locale)).toBe(said));

  it('is in the language that there is, and none where there is none', () => {
    expect(greetingIn({ ja: 'こんにちは' }, 'de')).toBe('こんにちは');
    expect(greetingIn({}, 'de')).toBeUndefined();
  });
});

import type { Skills } from '#directory/lends';
import { nameKey } from '#kernel';
import type { Transaction } from '#platform';
import type { ChatSkill, LocaleSkillSetting } from '#protocol';

/**
 * Lookup of language tags (RFC 4647, 3.4): the rules for the locale itself or, without any, for what is left of it once its last subtags are
 * taken away: `de-CH` has those of `de`.
 */
export function rulesFor(locale: string, rules: readonly LocaleSkillSetting[]): LocaleSkillSetting[] {
  const subtags = locale.toLowerCase().split('-');
  for (let count = subtags.length; count > 0; count--) {
    const range = subtags.slice(0, count).join('-');
    const found = rules.filter((rule) => rule.locale.toLowerCase() === range);
    if (found.length > 0) return found;
  }
  return [];
}

/** Skills of a chat with those that its locale asks for, each of which says so. What is asked for by name goes before. */
export async function withLocaleSkills(
  tx: Transaction,
  known: Skills,
  asked: readonly ChatSkill[],
  locale: string | undefined,
  rules: readonly LocaleSkillSetting[],
): Promise<ChatSkill[]> {
  const found = locale === undefined ? [] : rulesFor(locale, rules).filter(({ skill }) => !asked.some(({ name }) => name === skill));
  if (found.length === 0) return [...asked];
  const skills = await known.keep(
    tx,
    found.map(({ skill }) => skill),
  );
  // The settings that this node has read may be older than a skill's end.
  const still = found.filter(({ skill }) => skills.has(nameKey(skill)));
  return [...asked, ...still.map(({ skill, locale: range, ...need }) => ({ name: skill, ...need, locale: range }))];
}

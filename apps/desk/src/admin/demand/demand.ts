import type { ChatWeightSetting, LocaleSkillSetting } from '#client/core';
import type { Priority } from '#words';
import { t } from '../../words/admin';
import { readDuration, writeDuration } from '../settings/quantities';

/** What is chosen where a rule is for all of them. */
export const ANY = 'any' as const;
const HEAVIEST = 100;

export interface WeightFields {
  priority: Priority | typeof ANY;
  skill: string;
  teamId: string;
  weight: string;
}

export interface LanguageFields {
  locale: string;
  skill: string | null;
  minLevel: string;
  binding: 'required' | 'preferred';
  /** As people write times; empty: nobody with the skill is waited for. */
  relaxAfter: string;
}

/** The two settings that a chat is given its demand by, as the form has them. */
export interface DemandFields {
  chatWeights: WeightFields[];
  localeSkills: LanguageFields[];
}

export interface DemandSettings {
  chatWeights: ChatWeightSetting[];
  localeSkills: LocaleSkillSetting[];
}

export const NEW_WEIGHT: WeightFields = { priority: ANY, skill: ANY, teamId: ANY, weight: '2' };
export const NEW_LANGUAGE: LanguageFields = { locale: '', skill: null, minLevel: '1', binding: 'preferred', relaxAfter: '' };

export const fieldsOf = ({ chatWeights, localeSkills }: DemandSettings): DemandFields => ({
  chatWeights: chatWeights.map(({ priority = ANY, skill = ANY, teamId = ANY, weight }): WeightFields => ({
    priority,
    skill,
    teamId,
    weight: String(weight),
  })),
  localeSkills: localeSkills.map(({ locale, skill, minLevel, required, relaxAfterSeconds }) => ({
    locale,
    skill,
    minLevel: String(minLevel),
    binding: required ? 'required' : 'preferred',
    relaxAfter: relaxAfterSeconds === undefined ? '' : writeDuration(relaxAfterSeconds),
  })),
});

/** What is sent of fields that can be read. */
export function settingsOf({ chatWeights, localeSkills }: Partial<DemandFields>): Partial<DemandSettings> {
  return {
    ...(chatWeights && { chatWeights: chatWeights.map(weightOf) }),
    ...(localeSkills && { localeSkills: localeSkills.map(languageOf) }),
  };
}

const weightOf = ({ priority, skill, teamId, weight }: WeightFields): ChatWeightSetting => ({
  ...(priority !== ANY && { priority }),
  ...(skill !== ANY && { skill }),
  ...(teamId !== ANY && { teamId }),
  weight: Number(weight),
});

const languageOf = ({ locale, skill, minLevel, binding, relaxAfter }: LanguageFields): LocaleSkillSetting => ({
  locale: locale.trim(),
  skill: skill!,
  minLevel: Number(minLevel),
  required: binding === 'required',
  ...(binding === 'preferred' && relaxAfter.trim() !== '' && { relaxAfterSeconds: readDuration(relaxAfter)! }),
});

/** What cannot be read of a rule, by its field. */
export const wrongInWeight = ({ weight }: WeightFields): { weight?: string } =>
  /^\d{1,3}$/.test(weight.trim()) && Number(weight) >= 1 && Number(weight) <= HEAVIEST
    ? {}
    : { weight: t('demand.wrongWeight', { most: HEAVIEST }) };

export function wrongInLanguage({ locale, skill, binding, relaxAfter }: LanguageFields): {
  locale?: string;
  skill?: string;
  relaxAfter?: string;
} {
  const isUnread = binding === 'preferred' && relaxAfter.trim() !== '' && readDuration(relaxAfter) === undefined;
  return {
    ...(isLocale(locale.trim()) ? {} : { locale: t('demand.wrongLocale') }),
    ...(skill === null && { skill: t('demand.wrongSkill') }),
    ...(isUnread && { relaxAfter: t('settings.durationHint') }),
  };
}

export const isReadable = ({ chatWeights, localeSkills }: DemandFields): boolean =>
  [...chatWeights.map(wrongInWeight), ...localeSkills.map(wrongInLanguage)].every((wrong) => Object.keys(wrong).length === 0);

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** The language in words, e.g. "Swiss High German"; nothing for what is none. */
export const languageName = (locale: string): string =>
  isLocale(locale.trim()) ? (new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(locale.trim()) ?? '') : '';

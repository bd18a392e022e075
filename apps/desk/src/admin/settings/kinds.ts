import type { SettingMeta } from '#client/core';
import { t } from '../../words/admin';
import { greetingInWords } from '../frame/GreetingField';
import { readDuration, readNumber, readSize, writeDuration, writeSize } from './quantities';

export type Kind = 'boolean' | 'choice' | 'choices' | 'duration' | 'size' | 'number' | 'greeting' | 'translators' | 'other';

/** By what a setting is shown and changed: its type, and the unit in its name. */
export function kindOf({ name, type, values }: Pick<SettingMeta, 'name' | 'type' | 'values'>): Kind {
  if (type === 'boolean') return 'boolean';
  if (type === 'text') return 'choice';
  if (type === 'array' && values) return 'choices';
  if (name === 'greeting') return 'greeting';
  if (name === 'translators') return 'translators';
  if (type === 'array' || type === 'object' || type === 'id') return 'other';
  if (name.endsWith('Seconds')) return 'duration';
  return /Bytes/.test(name) ? 'size' : 'number';
}

/** What a number counts, by the end of its name. */
export const unitOf = (name: string): string =>
  name.endsWith('PerSecond')
    ? t('settings.perSecond')
    : name.endsWith('PerMinute')
      ? t('settings.perMinute')
      : name.endsWith('Days')
        ? t('settings.days')
        : '';

interface Quantity {
  write: (value: number) => string;
  /** @returns undefined for what cannot be read */
  read: (text: string) => number | undefined;
  hint: string;
}

export const QUANTITIES: Record<'duration' | 'size' | 'number', Quantity> = {
  duration: { write: writeDuration, read: readDuration, hint: t('settings.durationHint') },
  size: { write: writeSize, read: readSize, hint: t('settings.sizeHint') },
  number: { write: String, read: readNumber, hint: t('settings.numberHint') },
};

/** `awayAfterSeconds` is "Away after". */
export function titleOf(name: string): string {
  const words = name
    .replace(/Seconds$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** A value, as it is said of a default or of what it was before. */
export function shown(setting: Pick<SettingMeta, 'name' | 'type' | 'values'> | undefined, value: unknown): string {
  if (value === null) return t('settings.off');
  if (value === undefined) return t('settings.unknown');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  const kind = setting ? kindOf(setting) : 'other';
  if (typeof value === 'number' && (kind === 'duration' || kind === 'size' || kind === 'number')) {
    const unit = kind === 'number' ? unitOf(setting!.name) : '';
    return [QUANTITIES[kind].write(value), unit].filter(Boolean).join(' ');
  }
  if (kind === 'greeting') return greetingInWords(value) || t('settings.off');
  if (kind === 'translators') return (value as { url: string }[]).map(({ url }) => url).join(', ') || t('settings.off');
  if (Array.isArray(value) && kind === 'choices') return t('settings.chosen', { count: value.length });
  return typeof value === 'string' ? value.replaceAll('_', ' ') : JSON.stringify(value);
}

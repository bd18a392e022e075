import { t } from '../../words/admin';

/** Types of what is changed, as the server names them. */
export const TARGET_TYPES = [
  ...(['user', 'agent', 'chat', 'customer', 'ticket', 'skill', 'team', 'hours', 'settings', 'canned_response'] as const),
  ...(['saved_view', 'webhook', 'api_key', 'wall_link', 'identity_secret', 'address', 'targets', 'routing_policy'] as const),
];
type TargetType = (typeof TARGET_TYPES)[number];

const isKnown = (type: string): type is TargetType => (TARGET_TYPES as readonly string[]).includes(type);

/** Type in words; one that this page does not know yet is shown as the server says it. */
export const typeInWords = (type: string): string => (isKnown(type) ? t(`audit.type.${type}`) : type);

/** @param names of people, by id */
export function valueInWords(value: unknown, names: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value) && value.length === 0) return '–';
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(', ') : JSON.stringify(value, null, 1);
}

import type { Rest, WidgetSettings } from '#client/core';
import { isSame, saveChanges } from '../../shell/conflicts';
import { t } from '../../words/admin';
import { LANGUAGES } from './languages';

export const PATH = '/widget/settings';

type Leaves = Record<string, unknown>;

/** Each part of the looks and each word by its way, e.g. `theme/colour` and `texts/en/hello`: two people may change different ones. */
function leavesOf({ theme, texts, ...others }: WidgetSettings): Leaves {
  const words = Object.entries(texts).flatMap(([language, own]) =>
    Object.entries(own).map(([name, text]): [string, string] => [`texts/${language}/${name}`, text]),
  );
  const looks = Object.entries(theme).map(([name, value]): [string, unknown] => [`theme/${name}`, value]);
  return { ...others, ...Object.fromEntries(looks), ...Object.fromEntries(words) };
}

/** What is there with these leaves changed; an undefined one is taken away. */
function withLeaves(now: WidgetSettings, changes: Leaves): Partial<WidgetSettings> {
  const all: Record<string, unknown> = structuredClone({ ...now });
  for (const [way, value] of Object.entries(changes)) {
    const steps = way.split('/');
    const last = steps.pop()!;
    const place = steps.reduce((at, step) => (at[step] ??= {}) as Leaves, all);
    if (value === undefined) delete place[last];
    else place[last] = value;
  }
  const given = new Set(Object.keys(changes).map((way) => way.split('/')[0]!));
  return Object.fromEntries(Object.entries(all).filter(([name]) => given.has(name)));
}

const LABELS: Record<string, () => string> = {
  'theme/colour': () => t('widget.colour'),
  'theme/radius': () => t('widget.radius'),
  'theme/position': () => t('widget.position'),
  'theme/mode': () => t('widget.mode'),
  fields: () => t('widget.asks'),
  showPosition: () => t('widget.showPosition'),
  team: () => t('widget.team'),
  poweredBy: () => t('widget.poweredBy'),
};

function inWords(way: string, value: unknown): { label: string; text: string } {
  const [, language = '', name] = way.split('/');
  return { label: LABELS[way]?.() ?? `${LANGUAGES.find(({ id }) => id === language)?.label ?? language}: ${name}`, text: textOf(value) };
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (Array.isArray(value)) return value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Saves the widget beside what others have changed of it since. */
export function saveWidget(rest: Rest, saved: WidgetSettings, values: WidgetSettings): Promise<WidgetSettings> {
  const [before, mine] = [leavesOf(saved), leavesOf(values)];
  const changed = Object.keys({ ...before, ...mine }).filter((way) => !isSame(before[way], mine[way]));
  const changes = Object.fromEntries(changed.map((way) => [way, mine[way]]));
  const bodyOf = (left: Leaves, found: WidgetSettings): object => withLeaves(found, left);
  return saveChanges<WidgetSettings, Leaves>(rest, { path: PATH, before, changes, fieldsOf: leavesOf, bodyOf, inWords });
}

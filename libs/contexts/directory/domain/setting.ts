import type { SettingsView } from '#protocol';

export type SettingName = keyof SettingsView;

/** What an admin may change: its default, its bounds and what it is for. `T` is its type in `SettingsView`. */
export type Setting<T = SettingsView[SettingName]> = {
  type: [NonNullable<T>] extends [boolean]
    ? 'boolean'
    : [NonNullable<T>] extends [readonly string[]]
      ? 'array'
      : [NonNullable<T>] extends [number]
        ? 'integer' | 'number'
        : [NonNullable<T>] extends [string]
          ? 'text'
          : never;
  default: T;
  description: string;
  minimum?: number;
  maximum?: number;
  /** What may be in a list, or the words that a text may be. */
  values?: readonly string[];
  /** The setting that this one must not be below. */
  notBelow?: SettingName;
} & (null extends T ? { nullable: true } : { nullable?: never });

export type Settings = { [K in SettingName]?: Setting<SettingsView[K]> };

export interface DeclaredSetting extends Omit<Setting<unknown>, 'type' | 'nullable'> {
  context: string;
  name: SettingName;
  type: 'integer' | 'number' | 'boolean' | 'array' | 'text';
  nullable?: boolean;
}

const declared = new Map<string, DeclaredSetting>();

/** The settings of a context, known to all from now on. */
export function declare(context: string, settings: Settings): DeclaredSetting[] {
  return Object.entries(settings).map(([name, setting]) => {
    const given = declared.get(name);
    if (given) throw new Error(`${name} is a setting of ${given.context} and of ${context}`);
    const all: DeclaredSetting = { context, name: name as SettingName, ...setting };
    declared.set(name, all);
    return all;
  });
}

/** By context, each in the order of its declaration. */
export function declaredSettings(): DeclaredSetting[] {
  return [...declared.values()].sort((a, b) => (a.context < b.context ? -1 : a.context > b.context ? 1 : 0));
}

export function defaultValues(): SettingsView {
  return Object.fromEntries([...declared.values()].map(({ name, default: value }) => [name, value])) as unknown as SettingsView;
}

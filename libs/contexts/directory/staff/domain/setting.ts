import { InvalidField, nameKey } from '#kernel';
import type { SettingsView } from '#protocol';

export type SettingName = keyof SettingsView;

/** What an admin may change: its default, its bounds and what it is for. `T` is its type in `SettingsView`. */
export type Setting<T = SettingsView[SettingName]> = {
  type: [NonNullable<T>] extends [boolean]
    ? 'boolean'
    : [NonNullable<T>] extends [readonly (string | object)[]]
      ? 'array'
      : [NonNullable<T>] extends [number]
        ? 'integer' | 'number'
        : [NonNullable<T>] extends [string]
          ? 'text'
          : [NonNullable<T>] extends [object]
            ? 'object'
            : never;
  default: T;
  description: string;
  minimum?: number;
  maximum?: number;
  /** What may be in a list, or the words that a text may be. */
  values?: readonly string[];
  /** Of a list of objects: the class that describes and validates each, which has a `name` that no two have. */
  items?: new () => object;
  /** Of an object: the class that describes and validates it as a whole. */
  fields?: new () => object;
  /** Fields of such objects that are never shown again. One that is not given stays as it is, by the name of its object. */
  secrets?: readonly string[];
  /** The setting that this one must not be below. */
  notBelow?: SettingName;
} & (null extends T ? { nullable: true } : { nullable?: never });

export type Settings = { [K in SettingName]?: Setting<SettingsView[K]> };

export interface DeclaredSetting extends Omit<Setting<unknown>, 'type' | 'nullable'> {
  context: string;
  name: SettingName;
  type: 'integer' | 'number' | 'boolean' | 'array' | 'text' | 'object';
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

type Named = Record<string, unknown> & { name: string };

/** The objects of a list whose fields are partly secret. */
function withSecrets(values: object, visit: (setting: DeclaredSetting, objects: Named[]) => Named[]): object {
  const lists = declaredSettings().filter(({ name, secrets }) => secrets !== undefined && name in values);
  const visited = lists.map((setting) => [setting.name, visit(setting, (values as Record<SettingName, Named[]>)[setting.name])]);
  return { ...values, ...(Object.fromEntries(visited) as object) };
}

/** As people see settings: without what is secret. */
export function shown<T extends Partial<SettingsView>>(values: T): T {
  return withSecrets(values, ({ secrets }, objects) =>
    objects.map((each) => Object.fromEntries(Object.entries(each).filter(([field]) => !secrets!.includes(field))) as Named),
  ) as T;
}

/**
 * A change with the secrets that it leaves as they are.
 * @throws InvalidField where there is none yet
 */
export function keepingSecrets(changes: Partial<SettingsView>, before: SettingsView): Partial<SettingsView> {
  return withSecrets(changes, ({ name, secrets }, objects) =>
    objects.map((each, index) => {
      const known = (before[name] as unknown as Named[]).find((other) => nameKey(other.name) === nameKey(each.name));
      const kept = secrets!.map((field) => {
        const value = each[field] ?? known?.[field];
        if (value === undefined) throw new InvalidField(`/${name}/${index}/${field}`, 'must be given for a new one');
        return [field, value];
      });
      return { ...each, ...(Object.fromEntries(kept) as object) };
    }),
  );
}

import { InvalidField, nameKey } from '#kernel';
import type { SettingsView } from '#protocol';

export type SettingName = keyof SettingsView;

/** What settings may refer to. */
export type Referred = 'skill' | 'team';

/** Declaration of a setting: its type, default, bounds and description. `T` is its type in `SettingsView`. */
export type Setting<T = SettingsView[SettingName]> = {
  type: [NonNullable<T>] extends [boolean]
    ? 'boolean'
    : [NonNullable<T>] extends [readonly (string | object)[]]
      ? 'array'
      : [NonNullable<T>] extends [number]
        ? 'integer' | 'number'
        : [NonNullable<T>] extends [string]
          ? 'text' | 'id'
          : [NonNullable<T>] extends [object]
            ? 'object'
            : never;
  default: T;
  description: string;
  minimum?: number;
  maximum?: number;
  /** Permitted values of a text, or of the elements of a list. */
  values?: readonly string[];
  /** Class that documents and validates each object of a list. Where the objects have a `name`, it is unique. */
  items?: new () => object;
  /** Class that documents and validates an object. */
  fields?: new () => object;
  /** Secret fields of the objects of a list, which are never shown. An absent one keeps the value of the object with the same `name`. */
  secrets?: readonly string[];
  /** Fields of the objects of a list that hold the name of a skill or the id of a team. An object goes when its skill or team goes. */
  refersTo?: Readonly<Record<string, Referred>>;
  /** Whether all staff may read the setting; otherwise only admins. Absent means no. */
  forStaff?: true;
  /** Name of another setting that is the lower bound of this one. */
  notBelow?: SettingName;
} & (null extends T ? { nullable: true } : { nullable?: never });

export type Settings = { [K in SettingName]?: Setting<SettingsView[K]> };

export interface DeclaredSetting extends Omit<Setting<unknown>, 'type' | 'nullable'> {
  context: string;
  name: SettingName;
  type: 'integer' | 'number' | 'boolean' | 'array' | 'text' | 'id' | 'object';
  nullable?: boolean;
}

const declared = new Map<string, DeclaredSetting>();

/** Declares the settings of a context in the registry of all settings. */
export function declare(context: string, settings: Settings): DeclaredSetting[] {
  return Object.entries(settings).map(([name, setting]) => {
    const given = declared.get(name);
    if (given) throw new Error(`${name} is a setting of ${given.context} and of ${context}`);
    const all: DeclaredSetting = { context, name: name as SettingName, ...setting };
    declared.set(name, all);
    return all;
  });
}

/** All settings, by context, in the order of their declaration. */
export function declaredSettings(): DeclaredSetting[] {
  return [...declared.values()].sort((a, b) => (a.context < b.context ? -1 : a.context > b.context ? 1 : 0));
}

/** Names of the settings that all staff may read. */
export function settingsForStaff(): SettingName[] {
  return [...declared.values()].filter(({ forStaff }) => forStaff).map(({ name }) => name);
}

export function defaultValues(): SettingsView {
  return Object.fromEntries([...declared.values()].map(({ name, default: value }) => [name, value])) as unknown as SettingsView;
}

type Named = Record<string, unknown> & { name: string };

/** Applies `visit` to the lists whose objects have secret fields. */
function withSecrets(values: object, visit: (setting: DeclaredSetting, objects: Named[]) => Named[]): object {
  const lists = declaredSettings().filter(({ name, secrets }) => secrets !== undefined && name in values);
  const visited = lists.map((setting) => [setting.name, visit(setting, (values as Record<SettingName, Named[]>)[setting.name])]);
  return { ...values, ...(Object.fromEntries(visited) as object) };
}

/** The values without their secret fields. */
export function shown<T extends Partial<SettingsView>>(values: T): T {
  return withSecrets(values, ({ secrets }, objects) =>
    objects.map((each) => Object.fromEntries(Object.entries(each).filter(([field]) => !secrets!.includes(field))) as Named),
  ) as T;
}

/**
 * Completes a change with the stored values of the secret fields that it does not give.
 * @throws InvalidField when a new object lacks a secret field
 */
export function keepingSecrets(changes: Partial<SettingsView>, before: SettingsView): Partial<SettingsView> {
  return withSecrets(changes, ({ name, secrets }, objects) =>
    objects.map((each, index) => {
      const known = (before[name] as unknown as Named[]).find((other) => nameKey(other.name) === nameKey(each.name));
      const kept = secrets!.map((field) => {
        const value = each[field] ?? known?.[field];
        if (value === undefined) throw new InvalidField(`/${name}/${index}/${field}`, 'must be given for a new entry');
        return [field, value];
      });
      return { ...each, ...(Object.fromEntries(kept) as object) };
    }),
  );
}

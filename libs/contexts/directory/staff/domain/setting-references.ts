import type { SettingsView } from '#protocol';
import { declaredSettings, type Referred } from './setting';

type Fields = Record<string, unknown>;

/** Reference of a setting to a skill, by its name, or to a team, by its id. */
export interface Reference {
  to: Referred;
  /** JSON pointer of the field. */
  pointer: string;
  value: string;
}

export function referencesIn(values: Partial<SettingsView>): Reference[] {
  return declaredSettings().flatMap(({ name, refersTo = {} }) =>
    objectsOf(values, name).flatMap((each, index) =>
      Object.entries(refersTo).flatMap(([field, to]) => {
        const value = each[field];
        return typeof value === 'string' ? { to, pointer: `/${name}/${index}/${field}`, value } : [];
      }),
    ),
  );
}

/**
 * The values with other references; those that have none are left out.
 * @param follow the new value of a reference; null drops the object that has it
 */
export function followingReferences(
  values: Partial<SettingsView>,
  follow: (to: Referred, value: string) => string | null,
): Partial<SettingsView> {
  const lists = declaredSettings().filter(({ name, refersTo }) => refersTo !== undefined && objectsOf(values, name).length > 0);
  return Object.fromEntries(
    lists.map(({ name, refersTo }) => [name, objectsOf(values, name).flatMap((each) => following(each, refersTo!, follow) ?? [])]),
  );
}

function following(
  object: Fields,
  refersTo: Readonly<Record<string, Referred>>,
  follow: (to: Referred, value: string) => string | null,
): Fields | undefined {
  const references = Object.entries(refersTo).flatMap(([field, to]) => {
    const value = object[field];
    return typeof value === 'string' ? [[field, follow(to, value)] as const] : [];
  });
  if (references.some(([, value]) => value === null)) return undefined;
  return { ...object, ...Object.fromEntries(references) };
}

function objectsOf(values: Partial<SettingsView>, name: keyof SettingsView): Fields[] {
  const list: unknown = values[name];
  return Array.isArray(list) ? (list as unknown[]).filter((each): each is Fields => typeof each === 'object' && each !== null) : [];
}

import { Aggregate, DomainError } from '#kernel';
import type { SettingsView } from '#protocol';
import { SettingsChanged } from './directory.events';
import { declaredSettings, defaultValues, keepingSecrets, type Referred, type SettingName, shown } from './setting';
import { followingReferences } from './setting-references';

/** Id of the single row of settings. */
export const SETTINGS_ID = '00000000-0000-7000-8000-000000000001';

/** @throws DomainError `validation.failed`, naming both settings, when a changed setting contradicts another one */
function mustAgree(values: SettingsView, changed: readonly string[]): void {
  for (const { name, notBelow } of declaredSettings()) {
    if (notBelow === undefined || !(changed.includes(name) || changed.includes(notBelow))) continue;
    if (Number(values[name]) >= Number(values[notBelow])) continue;
    throw contradiction(name, notBelow, values);
  }
}

function contradiction(name: SettingName, notBelow: SettingName, values: SettingsView): DomainError {
  return new DomainError('invalid', 'validation.failed', 'The settings contradict each other', {}, [
    { pointer: `/${name}`, message: `must not be below ${notBelow} (${JSON.stringify(values[notBelow])})` },
    { pointer: `/${notBelow}`, message: `must not be above ${name} (${JSON.stringify(values[name])})` },
  ]);
}

function pick(values: Partial<SettingsView>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name as SettingName]]));
}

/** The same text for the same value, whatever the order of its fields, which the database does not keep. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_name, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );

/** Settings of the installation. Only changed values are stored, so that a new default applies wherever nobody has chosen a value. */
export class Settings extends Aggregate {
  readonly id: string;
  chosen: Partial<SettingsView>;

  constructor() {
    super();
    this.id = SETTINGS_ID;
    this.chosen = {};
  }

  get values(): SettingsView {
    return { ...defaultValues(), ...this.chosen };
  }

  /** Follows a skill or a team that has another name or is gone (`next` is null). */
  follow(referred: Referred, before: string, next: string | null): void {
    this.change(
      followingReferences(this.chosen, (to, value) => (to === referred && value === before ? next : value)),
      null,
    );
  }

  /** @param by id of the user who changes the settings; null when the system does */
  change(changes: Partial<SettingsView>, by: string | null): void {
    const before = this.values;
    const after = keepingSecrets(changes, before);
    const changed = Object.entries(after).filter(([name, value]) => asText(before[name as SettingName]) !== asText(value));
    if (changed.length === 0) return;
    const names = changed.map(([name]) => name);
    mustAgree({ ...before, ...after }, names);
    this.chosen = { ...this.chosen, ...Object.fromEntries(changed) };
    const [from, to] = [shown(before), shown(after)].map((values) => pick(values, names));
    this.record(new SettingsChanged(this.id, names, from!, to!, by));
  }
}

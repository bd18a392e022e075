import { InvalidField, nameKey } from '#kernel';
import type { Transaction } from '#platform';
import type { SettingsView } from '#protocol';
import { followingReferences, referencesIn } from '../staff/domain/setting-references';
import type { Skills } from '../staff/directory.store';
import type { Teams } from '../teams/teams.store';

/**
 * Changes of settings with the stored spelling of the skills that they name, which are locked like the teams, so that none is deleted before
 * the transaction ends.
 * @throws InvalidField `skill.unknown`, `team.unknown`
 */
export async function withKnownReferences(
  tx: Transaction,
  { teams, skills }: { teams: Teams; skills: Skills },
  changes: Partial<SettingsView>,
): Promise<Partial<SettingsView>> {
  const references = referencesIn(changes);
  const of = (kind: 'skill' | 'team') => references.filter(({ to }) => to === kind);
  await teams.mustExist(tx, new Map(of('team').map(({ pointer, value }) => [pointer, value])));
  if (of('skill').length === 0) return changes;
  const known = await skills.keep(
    tx,
    of('skill').map(({ value }) => value),
  );
  const unknown = of('skill').find(({ value }) => !known.has(nameKey(value)));
  if (unknown) throw new InvalidField(unknown.pointer, 'is not a known skill', 'skill.unknown');
  const spelt = followingReferences(changes, (to, value) => (to === 'skill' ? known.get(nameKey(value))!.name : value));
  return { ...changes, ...spelt };
}

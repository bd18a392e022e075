import { InvalidField, nameKey } from '#kernel';
import type { Transaction } from '#platform';
import type { Skills } from '../staff/directory.store';

/**
 * Replaces the names of requested skills by their stored spelling and locks the skills, so that none is deleted before the transaction
 * ends. For customers a skill that is not public looks like one that does not exist.
 * @throws InvalidField `skill.unknown`
 */
export async function knownSkills<Asked extends { name: string }>(
  tx: Transaction,
  skills: Skills,
  asked: Asked[],
  asStaff: boolean,
): Promise<Asked[]> {
  if (asked.length === 0) return asked;
  const known = await skills.keep(
    tx,
    asked.map(({ name }) => name),
  );
  return asked.map((each, index) => {
    const skill = known.get(nameKey(each.name));
    if (!skill || !(asStaff || skill.public)) throw new InvalidField(`/skills/${index}/name`, 'is not a known skill', 'skill.unknown');
    return { ...each, name: skill.name };
  });
}

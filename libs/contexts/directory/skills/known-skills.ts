import { InvalidField, nameKey } from '#kernel';
import type { Transaction } from '#platform';
import type { Skills } from '../staff/directory.store';

/**
 * What is asked for, each skill by the name that it has here; none is deleted before the transaction ends. A skill that a customer may
 * not ask for looks like one that is not there.
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

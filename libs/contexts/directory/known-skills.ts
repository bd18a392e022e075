import { InvalidField } from '#kernel';
import type { Skills } from './directory.store';

/**
 * A skill that a customer may not ask for looks like one that is not there.
 * @throws InvalidField `skill.unknown`
 */
export async function mustKnowSkills(skills: Skills, asked: { name: string }[], asStaff: boolean): Promise<void> {
  if (asked.length === 0) return;
  const known = new Set((await skills.all()).filter((skill) => asStaff || skill.public).map(({ name }) => name));
  const unknown = asked.findIndex(({ name }) => !known.has(name));
  if (unknown >= 0) throw new InvalidField(`/skills/${unknown}/name`, 'is not a known skill', 'skill.unknown');
}

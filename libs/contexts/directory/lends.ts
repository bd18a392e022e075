/** What others may lock and change together with their own in one transaction; whoever does is in `MAY_BORROW`. */
export { Skills, Users } from './staff/directory.store';
export { knownSkills } from './skills/known-skills';

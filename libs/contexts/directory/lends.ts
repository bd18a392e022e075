/** What others may lock and change together with their own in one transaction; whoever does is in `MAY_BORROW`. */
export { Skills, Users } from './directory.store';
export { knownSkills } from './known-skills';

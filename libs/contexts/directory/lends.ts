/** Collections that other contexts may lock and change in one transaction with their own; `MAY_BORROW` names those contexts. */
export { Skills, Users } from './staff/directory.store';
export { Teams } from './teams/teams.store';
export { knownTeam, type TeamAsked } from './teams/known-team';
export { knownSkills } from './skills/known-skills';

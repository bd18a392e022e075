import type { CannedFields } from './canned.events';

/** Fields as an author gives them: the team by its id or by its name. */
export type WantedFields = Omit<CannedFields, 'teamId'> & { teamId?: string | null; team?: string };

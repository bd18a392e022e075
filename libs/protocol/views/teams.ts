import type { WidgetLanguage } from '../words';

/** Team: agents who share a queue of chats. A chat that is for a team goes to its members, or, after a time, to those of other teams. */
export interface TeamView {
  id: string;
  name: string;
  description: string | null;
  /** Whether customers may ask for the team. */
  public: boolean;
  /** Its own opening hours; null: those of the installation. */
  hoursId: string | null;
  /** By language, what customers of the team are greeted with; empty: what those of the installation are. */
  greeting: Partial<Record<WidgetLanguage, string>>;
  /** Greatest number of chats that members have for this team at once; null: as many as their own limits allow. */
  maxConcurrentChats: number | null;
  /** A chat that has waited for the team so long may also go to the members of `overflowTeamIds`; null: never. */
  overflowAfterSeconds: number | null;
  overflowTeamIds: string[];
  memberIds: string[];
}

/** What the wall shows of a team. */
export type TeamMembers = Pick<TeamView, 'id' | 'name' | 'memberIds'>;

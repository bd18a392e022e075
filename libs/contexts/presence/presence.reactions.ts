import { Injectable } from '@nestjs/common';
import { AgentSkillsChanged, UserChanged, UserCreated } from '#directory';
import { Feeds, react } from '#platform';

/**
 * Reactions of the feed of agents: its events carry only status and load, so after any other change the next event asks clients to
 * watch again.
 */
@Injectable()
export class PresenceReactions {
  constructor(private readonly feeds: Feeds) {}

  userCreated = react(UserCreated, () => this.rosterChanged());
  userChanged = react(UserChanged, () => this.rosterChanged());
  skillsChanged = react(AgentSkillsChanged, () => this.rosterChanged());

  private rosterChanged(): undefined {
    this.feeds.lost('agents');
  }
}

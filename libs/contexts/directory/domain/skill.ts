import { Aggregate } from '#kernel';
import { SkillCreated, SkillDeleted } from './directory.events';

/** Something agents know and chats ask for, called by its name. A public one can be asked for by a customer. */
export class Skill extends Aggregate {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly public: boolean;
  deletedAt: Date | null;

  constructor(id: string, name: string, description: string | null, isPublic: boolean) {
    super();
    this.id = id;
    this.name = name;
    this.description = description;
    this.public = isPublic;
    this.deletedAt = null;
    this.record(new SkillCreated(id, name));
  }

  delete(now: Date): void {
    this.deletedAt = now;
    this.record(new SkillDeleted(this.id, this.name));
  }
}

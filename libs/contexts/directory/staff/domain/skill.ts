import { Aggregate, nameKey } from '#kernel';
import { SkillChanged, SkillCreated, SkillDeleted, SkillRenamed } from './directory.events';

export interface SkillChanges {
  name?: string;
  description?: string | null;
  public?: boolean;
}

/** Skill: a named ability that agents have and chats ask for. Customers may ask for public skills only. */
export class Skill extends Aggregate {
  readonly id: string;
  name: string;
  /** Normalised name (`nameKey`), by which it is compared; unique among skills that are not deleted. */
  key: string;
  description: string | null;
  public: boolean;
  /** Names that the skill had before. Closed chats and saved views still use them. */
  formerNames: string[];
  deletedAt: Date | null;

  constructor(id: string, name: string, description: string | null, isPublic: boolean) {
    super();
    this.id = id;
    this.name = name;
    this.key = nameKey(name);
    this.description = description;
    this.public = isPublic;
    this.formerNames = [];
    this.deletedAt = null;
    this.record(new SkillCreated(id, name));
  }

  change(changes: SkillChanges): void {
    const { name = this.name, description = this.description, public: isPublic = this.public } = changes;
    const before = this.name;
    Object.assign(this, { name, key: nameKey(name), description, public: isPublic });
    this.record(new SkillChanged(this.id, name));
    if (name === before) return;
    this.formerNames = [...new Set([...this.formerNames, before])].filter((former) => former !== name);
    this.record(new SkillRenamed(this.id, name, before));
  }

  delete(now: Date): void {
    this.deletedAt = now;
    this.record(new SkillDeleted(this.id, this.name));
  }
}

import { DomainEvent } from '#kernel';

/** What a source was asked and said is in its answer: no event of it is of use later. */
abstract class SourceAnswerEvent extends DomainEvent {
  constructor(readonly answerId: string) {
    super();
  }

  get streamId(): string {
    return this.answerId;
  }
}

export class ContextSourceWanted extends SourceAnswerEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}

export class ContextSourceAnswered extends SourceAnswerEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}

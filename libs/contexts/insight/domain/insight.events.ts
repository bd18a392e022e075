import { DomainEvent } from '#kernel';

/** Ephemeral event of a source answer: it is not logged, because the answer keeps what was asked and said. */
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

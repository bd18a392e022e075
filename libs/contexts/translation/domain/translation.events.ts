import { DomainEvent } from '#kernel';

/** Not logged: the translation keeps what was answered, and goes with its message. */
abstract class TranslationEvent extends DomainEvent {
  constructor(readonly translationId: string) {
    super();
  }

  get streamId(): string {
    return this.translationId;
  }
}

/** A message was translated, or that was given up. */
export class MessageTranslated extends TranslationEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}

/** The translator did not answer, and is asked again. */
export class TranslationPutOff extends TranslationEvent {
  override get isEphemeral(): boolean {
    return true;
  }
}

/** The only source of time in the contexts, so that tests move it instead of sleeping. */
export abstract class Clock {
  abstract now(): Date;
}

/** Clock: the only source of time in the contexts, so that tests can move time instead of sleeping. */
export abstract class Clock {
  abstract now(): Date;
}

export const MAX_TEXT = 10_000;

/** What docs/metrics.md says of each metric; the build puts it here. */
declare const __METRIC_FORMULAS__: Record<FormulaName, { field: string; formula: string }>;

/** Metrics and formulas of the service level, by their names in docs/metrics.md. */
export const FORMULA_NAMES = [
  'chats.started',
  'chats.answered',
  'chats.abandoned',
  'chats.closed',
  'waitSeconds',
  'firstResponseSeconds',
  'responseSeconds',
  'handleSeconds',
  'heldSeconds',
  'occupancy',
  'utilisation',
  'resolutionRate',
  'abandonmentRate',
  'rating',
  'transfers',
  'fairness.jain',
  'fairness.offers',
  'estimates',
  'chatsPerHour',
  'attainment.firstResponse',
  'attainment.reply',
  'cannedUses',
  'editedRate',
  'answered_or_abandoned_within_of_offered',
  'answered_within_of_answered',
  'answered_within_of_offered',
  'answered_within_of_offered_without_abandoned_within',
  'answered_within_or_short_of_offered',
] as const;
export type FormulaName = (typeof FORMULA_NAMES)[number];

export const formulaOf = (name: FormulaName): { field: string; formula: string } => __METRIC_FORMULAS__[name];

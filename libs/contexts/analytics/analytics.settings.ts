import { defineSettings } from '#directory';
import { SERVICE_LEVEL_FORMULAS } from '#words';

defineSettings('analytics', {
  serviceLevelSeconds: {
    type: 'number',
    default: 60,
    minimum: 0,
    maximum: 86_400,
    description: 'Within so many seconds a chat ought to be answered: the T of the service level',
  },
  shortAbandonSeconds: {
    type: 'number',
    default: 10,
    minimum: 0,
    maximum: 86_400,
    description: 'Whoever leaves the queue within so many seconds could not have been answered, and is no abandonment in rates',
  },
  serviceLevelFormula: {
    type: 'text',
    values: SERVICE_LEVEL_FORMULAS,
    default: 'answered_within_of_offered',
    description: 'By which formula of docs/metrics.md the service level is told',
  },
});

import { defineSettings } from '#directory';

const MOST_DAYS = 3_650;

defineSettings('audit', {
  auditRetentionDays: {
    type: 'integer',
    nullable: true,
    default: 730,
    minimum: 1,
    maximum: MOST_DAYS,
    description: 'Days after which entries of the audit log are removed; null: never',
  },
});

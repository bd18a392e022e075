import { defineSettings, YEAR_SECONDS } from '#directory';

defineSettings('customers', {
  identityTokenMaxSeconds: {
    type: 'number',
    default: 86_400,
    minimum: 1,
    maximum: YEAR_SECONDS,
    description: 'How far away the end of an identity token may be',
  },
});

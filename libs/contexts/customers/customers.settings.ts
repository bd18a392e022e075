import { defineSettings, YEAR_SECONDS } from '#directory';

defineSettings('customers', {
  identityTokenMaxSeconds: {
    type: 'number',
    default: 86_400,
    minimum: 1,
    maximum: YEAR_SECONDS,
    description: 'Longest permitted time, in seconds, until an identity token expires',
  },
});

import { given } from '../../../kernel/testing/given';
import { signingSecrets, viewWebhook, Webhook, type WebhookFields } from './webhook';
import {
  WebhookAttemptFailed,
  WebhookChanged,
  WebhookCreated,
  WebhookDeleted,
  WebhookDisabled,
  WebhookRecovered,
  WebhookSecretRotated,
} from './webhook.events';

const BY = { type: 'agent' as const, id: 'admin' };
const FIELDS: WebhookFields = { url: 'https://crm.example/', events: ['chat.closed'], description: null };
const HOUR = 3_600;
const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000);
const webhook = () => new Webhook('hook', { ...FIELDS }, 'first', BY, at(0));
const failing = (times: number, overSeconds: number) => (it: Webhook) => {
  for (let n = 0; n < times; n++) it.failed('The answer has the status 500', at((n * overSeconds) / (times - 1)));
};

describe('A webhook', () => {
  it('is active, and keeps out of the log where it leads and what signs', () => {
    const [created] = webhook().releaseEvents();
    expect(created).toEqual(new WebhookCreated('hook', ['chat.closed'], BY));
    expect(JSON.stringify(created)).not.toMatch(/first|crm/);
  });

  it('signs with both secrets for a day after they were rotated', () => {
    given(webhook())
      .when((it) => it.rotateSecret('second', BY, at(0)))
      .records([WebhookSecretRotated, { webhookId: 'hook', previousUntil: at(24 * HOUR).toISOString(), by: BY }]);
    const it = webhook();
    expect(signingSecrets(it, at(0))).toEqual(['first']);
    it.rotateSecret('second', BY, at(0));
    expect(signingSecrets(it, at(24 * HOUR - 1))).toEqual(['second', 'first']);
    expect(signingSecrets(it, at(24 * HOUR))).toEqual(['second']);
    expect([23, 24].map((hours) => viewWebhook(it, at(hours * HOUR)).previousSecretUntil)).toEqual([at(24 * HOUR).toISOString(), null]);
    it.rotateSecret('third', BY, at(HOUR));
    expect(signingSecrets(it, at(HOUR))).toEqual(['third', 'second']);
  });

  it('is switched off after twenty failures in a row over a day, and not before', () => {
    given(webhook(), failing(19, 23 * HOUR))
      .when((it) => it.failed('No answer', at(24 * HOUR - 1)))
      .records([WebhookAttemptFailed, { webhookId: 'hook' }]);
    given(webhook(), failing(18, 23 * HOUR))
      .when((it) => it.failed('No answer', at(24 * HOUR)))
      .records([WebhookAttemptFailed, { webhookId: 'hook' }]);
    given(webhook(), failing(19, 23 * HOUR))
      .when((it) => it.failed('No answer', at(24 * HOUR)))
      .records([WebhookDisabled, { webhookId: 'hook', reason: 'failing' }]);
    const it = webhook();
    failing(20, 24 * HOUR)(it);
    expect(viewWebhook(it, at(0))).toMatchObject({
      active: false,
      disabledReason: 'failing',
      disabledAt: at(24 * HOUR).toISOString(),
      failures: 20,
      failingSince: at(0).toISOString(),
      lastError: 'The answer has the status 500',
    });
  });

  it('counts anew after a success', () => {
    given(webhook(), failing(19, 23 * HOUR))
      .when((it) => it.succeeded())
      .records([WebhookRecovered, { webhookId: 'hook' }]);
    given(webhook(), failing(19, 23 * HOUR), (it) => it.succeeded())
      .when((it) => it.failed('No answer', at(25 * HOUR)))
      .records([WebhookAttemptFailed, { webhookId: 'hook' }]);
    given(webhook())
      .when((it) => it.succeeded())
      .recordsNothing();
  });

  it('is switched off at once by a receiver that is gone, and once', () => {
    given(webhook())
      .when((it) => it.gone('The answer has the status 410', at(1)))
      .records([WebhookDisabled, { webhookId: 'hook', reason: 'gone' }]);
    given(webhook(), (it) => it.gone('The answer has the status 410', at(1)))
      .when((it) => it.gone('The answer has the status 410', at(2)))
      .recordsNothing();
  });

  it('that is switched on again has no failures', () => {
    const it = webhook();
    it.gone('The answer has the status 410', at(1));
    it.releaseEvents();
    it.change({ active: true }, BY, at(2));
    expect(it.releaseEvents()).toEqual([new WebhookChanged('hook', ['active'], ['chat.closed'], true, BY)]);
    expect(viewWebhook(it, at(2))).toMatchObject({ active: true, disabledReason: null, disabledAt: null, failures: 0, lastError: null });
  });

  it('that was deleted is gone, with its secrets', () => {
    const it = webhook();
    it.rotateSecret('second', BY, at(0));
    it.releaseEvents();
    it.delete(BY, at(1));
    expect(it.releaseEvents()).toEqual([new WebhookDeleted('hook', BY)]);
    expect(JSON.stringify(it)).not.toMatch(/first|second/);
    for (const later of [(hook: Webhook) => hook.change({}, BY, at(2)), (hook: Webhook) => hook.delete(BY, at(2))])
      given(webhook(), (hook) => hook.delete(BY, at(1)))
        .when(later)
        .refuses('webhook.not_found');
  });
});

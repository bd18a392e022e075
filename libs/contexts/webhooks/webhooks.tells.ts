import { Injectable } from '@nestjs/common';
import { rooms, tell, type Told } from '#platform';
import type { RecordChangeType } from '#protocol';
import {
  WebhookAttemptFailed,
  WebhookChanged,
  WebhookCreated,
  WebhookDeleted,
  WebhookDisabled,
  WebhookRecovered,
  WebhookSecretRotated,
} from './domain/webhook.events';

/** Admins hear that a webhook changed, and so that one was switched off. */
@Injectable()
export class WebhooksTells {
  created = tell(WebhookCreated, 'webhook.changed', ({ webhookId }) => toAdmins(webhookId, 'created'));
  changed = tell(WebhookChanged, 'webhook.changed', ({ webhookId }) => toAdmins(webhookId, 'changed'));
  rotated = tell(WebhookSecretRotated, 'webhook.changed', ({ webhookId }) => toAdmins(webhookId, 'changed'));
  disabled = tell(WebhookDisabled, 'webhook.changed', ({ webhookId }) => toAdmins(webhookId, 'changed'));
  failed = tell(WebhookAttemptFailed, 'webhook.changed', ({ webhookId }) => toAdmins(webhookId, 'changed'));
  recovered = tell(WebhookRecovered, 'webhook.changed', ({ webhookId }) => toAdmins(webhookId, 'changed'));
  deleted = tell(WebhookDeleted, 'webhook.changed', ({ webhookId }) => toAdmins(webhookId, 'deleted'));
}

function toAdmins(id: string, change: RecordChangeType): Told<'webhook.changed'> {
  return { payload: { id, change }, to: [rooms.admins] };
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WebhookAnswer, WebhookDeliveryView, WebhookView } from '#client/core';
import { WEBHOOK_EVENTS } from '#protocol';
import { useDesk } from '../../live/context';
import { LIST } from '../frame/useList';

export type WithSecret = WebhookView & { secret: string };
export type DeliveryWithBody = WebhookDeliveryView & { body: Record<string, unknown>; answer: WebhookAnswer | null };

export const pathOf = (id: string): string => `/webhooks/${id}`;
export const deliveriesOf = (id: string): string => `${pathOf(id)}/deliveries`;
export const keyOf = (id: string): readonly [string, string] => ['webhook', id];

/** All events, by the first part of their names. */
export const EVENT_GROUPS: readonly (readonly [group: string, events: string[]])[] = [
  ...Map.groupBy([...WEBHOOK_EVENTS].sort(), (event) => event.split('.')[0]!),
];

/** What is shown of webhooks is read anew when one of them changes, as when it is switched off. */
export function useWebhookChanges(): void {
  const desk = useDesk();
  const queries = useQueryClient();
  useEffect(
    () =>
      desk.on('webhook.changed', ({ id }) => {
        void queries.invalidateQueries({ queryKey: [LIST, '/webhooks'] });
        if (id !== null) void queries.invalidateQueries({ queryKey: keyOf(id) });
      }),
    [desk, queries],
  );
}

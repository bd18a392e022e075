import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Menu } from '#ui/parts/Menu/Menu';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { serverNow } from '#ui/parts/Timer/second';
import { toasts } from '#ui/parts/Toast/toasts';
import type { WebhookView } from '#client/core';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { AdminPage, BackTo } from '../frame/AdminPage';
import { Asking } from '../frame/Asking';
import { Alert, Card, Facts } from '../frame/Card';
import { useAdminSearch } from '../frame/search';
import { LIST } from '../frame/useList';
import { When } from '../frame/When';
import { Deliveries } from './Deliveries';
import { ReplaySince } from './ReplaySince';
import { deliveriesOf, type DeliveryWithBody, keyOf, pathOf, type WithSecret } from './webhook';
import { SecretDialog, WebhookForm } from './WebhookForm';
import { eventsIn, State } from './State';

/** One webhook: whether it works, what it was sent, and what can be done about it. */
export function OneWebhook({ id }: { id: string }) {
  const { rest } = useDesk().client;
  const webhook = useQuery({ queryKey: keyOf(id), queryFn: () => rest.get<WebhookView>(pathOf(id)) });
  if (webhook.data) return <Found webhook={webhook.data} />;
  return (
    <AdminPage title={t('hooks.one')} back={<Back />}>
      {webhook.isPending ? (
        <Skeleton lines={8} label={t('loading')} />
      ) : (
        <ErrorState title={t('hooks.unknown')} text={messageOf(webhook.error)} onRetry={() => void webhook.refetch()} />
      )}
    </AdminPage>
  );
}

const Back = () => <BackTo page="webhooks">{t('hooks.title')}</BackTo>;

type Doing = 'change' | 'rotate' | 'delete' | 'replay' | null;

function Found({ webhook }: { webhook: WebhookView }) {
  const { client, queries } = useDesk();
  const [, setSearch] = useAdminSearch();
  const [doing, start] = useState<Doing>(null);
  const [secret, setSecret] = useState<string>();
  const [isTesting, setTesting] = useState(false);
  const path = pathOf(webhook.id);
  const end = (): void => start(null);
  const renew = (next: WebhookView): void => {
    queries.setQueryData(keyOf(webhook.id), next);
    void queries.invalidateQueries({ queryKey: [LIST, '/webhooks'] });
  };
  const readDeliveries = (): Promise<void> => queries.invalidateQueries({ queryKey: [LIST, deliveriesOf(webhook.id)] });
  const refuse = (error: unknown): void => void toasts.say(messageOf(error), { tone: 'bad' });

  async function test(): Promise<void> {
    setTesting(true);
    try {
      const delivery = await client.rest.post<DeliveryWithBody>(`${path}/test`);
      void readDeliveries();
      setSearch({ part: delivery.id });
    } catch (error) {
      refuse(error);
    } finally {
      setTesting(false);
    }
  }
  const setActive = (active: boolean): void => void client.rest.patch<WebhookView>(path, { active }).then(renew, refuse);
  async function rotate(): Promise<void> {
    const { secret: next, ...changed } = await client.rest.post<WithSecret>(`${path}/rotate-secret`);
    renew(changed);
    setSecret(next);
  }
  async function remove(): Promise<void> {
    await client.rest.delete(path);
    void queries.invalidateQueries({ queryKey: [LIST, '/webhooks'] });
    toasts.say(t('hooks.deleted'));
    setSearch({ open: undefined, part: undefined, state: undefined, event: undefined });
  }
  return (
    <AdminPage
      title={webhook.description ?? new URL(webhook.url).host}
      back={<Back />}
      actions={
        <>
          <Button onPress={() => void test()} isDisabled={isTesting}>
            {isTesting ? t('hooks.testing') : t('hooks.test')}
          </Button>
          <Button onPress={() => start('change')}>{t('hooks.change')}</Button>
          <Menu
            label={t('more')}
            trigger={<Button>{t('more')}</Button>}
            groups={[
              {
                entries: [
                  webhook.active
                    ? { id: 'pause', label: t('hooks.pause'), detail: t('hooks.pauseHint'), onAction: () => setActive(false) }
                    : { id: 'resume', label: t('hooks.resume'), onAction: () => setActive(true) },
                  { id: 'replay', label: t('hooks.replaySince'), onAction: () => start('replay') },
                  { id: 'rotate', label: t('hooks.rotate'), onAction: () => start('rotate') },
                  { id: 'delete', label: t('hooks.delete'), isDanger: true, onAction: () => start('delete') },
                ],
              },
            ]}
          />
        </>
      }
    >
      <Health webhook={webhook} onResume={() => setActive(true)} />
      <Card title={t('hooks.one')}>
        <Facts
          facts={[
            [t('hooks.state'), <State key="state" webhook={webhook} />],
            [
              t('hooks.url'),
              <span key="url" dir="ltr">
                {webhook.url}
              </span>,
            ],
            [t('hooks.eventsTitle'), webhook.events.includes('*') ? eventsIn(webhook.events) : webhook.events.join(', ')],
            [t('hooks.madeAt'), <When key="made" at={webhook.createdAt} />],
          ]}
        />
      </Card>
      <Deliveries webhookId={webhook.id} onChange={readDeliveries} />
      {doing === 'change' && <WebhookForm webhook={webhook} onClose={end} />}
      {doing === 'replay' && <ReplaySince webhookId={webhook.id} onDone={readDeliveries} onClose={end} />}
      {doing === 'rotate' && (
        <Asking title={t('hooks.rotateTitle')} button={t('hooks.rotate')} onDo={rotate} onClose={end}>
          <p>{t('hooks.rotateText')}</p>
        </Asking>
      )}
      {doing === 'delete' && (
        <Asking title={t('hooks.deleteTitle')} button={t('hooks.delete')} isDanger onDo={remove} onClose={end}>
          <p>{t('hooks.deleteText')}</p>
        </Asking>
      )}
      {secret && <SecretDialog title={t('hooks.rotated')} secret={secret} onClose={() => setSecret(undefined)} />}
    </AdminPage>
  );
}

/** What is out of order: why it was switched off, that it fails, that an old secret still signs. */
function Health({ webhook, onResume }: { webhook: WebhookView; onResume: () => void }) {
  const { active, disabledReason, disabledAt, failures, failingSince, lastError, previousSecretUntil } = webhook;
  const isRotating = previousSecretUntil !== null && Date.parse(previousSecretUntil) > serverNow();
  const resume = (
    <Button size="s" onPress={onResume}>
      {t('hooks.resume')}
    </Button>
  );
  return (
    <>
      {disabledReason !== null && disabledAt !== null && (
        <Alert tone="bad" action={resume}>
          {t(`hooks.why.${disabledReason}`)} <When at={disabledAt} />. {lastError && t('hooks.said', { error: lastError })}
        </Alert>
      )}
      {disabledReason === null && !active && (
        <Alert tone="warn" action={resume}>
          {t('hooks.pausedText')}
        </Alert>
      )}
      {active && failures > 0 && failingSince !== null && (
        <Alert tone="warn">
          {t('hooks.failed', { count: failures })} <When at={failingSince} />. {lastError && t('hooks.said', { error: lastError })}
        </Alert>
      )}
      {isRotating && (
        <Alert tone="info">
          {t('hooks.bothSign')} <When at={previousSecretUntil} />.
        </Alert>
      )}
    </>
  );
}

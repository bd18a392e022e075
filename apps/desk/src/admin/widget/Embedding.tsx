import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Asking } from '../frame/Asking';
import { Card } from '../frame/Card';
import { Secret } from '../frame/Secret';
import css from './Widget.module.css';

/** How the widget comes onto a page of the company, and how the page says who the customer is. */
export function Embedding() {
  const { rest } = useDesk().client;
  const { origin, host, protocol } = location;
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  const allowed = useQuery({ queryKey: ['widget-origins'], queryFn: () => rest.get<{ origins: string[] }>('/widget/origins') });
  return (
    <>
      <Card title={t('widget.embed')} lead={t('widget.embedLead')}>
        <Secret label={t('widget.snippet')} text={`<script async src="${origin}/widget.js" data-boot></script>`} />
        <Secret
          label={t('widget.csp')}
          text={`script-src ${origin}; connect-src ${origin} ${socket}; img-src ${origin} blob:`}
          hint={t('widget.cspHint')}
        />
        <div className={css.origins}>
          <h3>{t('widget.origins')}</h3>
          {allowed.isPending && <Skeleton lines={1} label={t('loading')} />}
          {allowed.isError && <p className={css.error}>{messageOf(allowed.error)}</p>}
          {allowed.isSuccess && (
            <ul>
              <li>
                <code dir="ltr">{origin}</code> <span className={css.meta}>{t('widget.thisOne')}</span>
              </li>
              {allowed.data.origins.map((each) => (
                <li key={each}>
                  <code dir="ltr">{each}</code> {each === '*' && <span className={css.meta}>{t('widget.anyOrigin')}</span>}
                </li>
              ))}
            </ul>
          )}
          <p className={css.meta}>{t('widget.originsHint')}</p>
        </div>
      </Card>
      <Identity />
    </>
  );
}

const SECRET = ['identity-secret'];
const PATH = '/widget/identity-secret';

/** The secret with which the company vouches for its customers: asked for only when somebody wants to see it. */
function Identity() {
  const { rest } = useDesk().client;
  const queries = useQueryClient();
  const [isShown, show] = useState(false);
  const [asks, ask] = useState(false);
  const secret = useQuery({ queryKey: SECRET, queryFn: () => rest.get<{ secret: string }>(PATH), enabled: isShown, gcTime: 0 });
  async function rotate(): Promise<void> {
    queries.setQueryData(SECRET, await rest.post<{ secret: string }>(`${PATH}/rotate`));
    show(true);
    toasts.say(t('widget.rotated'));
  }
  return (
    <Card
      title={t('widget.identity')}
      lead={t('widget.identityLead')}
      actions={
        <>
          <Button size="s" onPress={() => show(!isShown)}>
            {t(isShown ? 'widget.hide' : 'widget.show')}
          </Button>
          <Button size="s" onPress={() => ask(true)}>
            {t('hooks.rotate')}
          </Button>
        </>
      }
    >
      {isShown && secret.isPending && <Skeleton lines={1} label={t('loading')} />}
      {isShown && secret.isError && <p className={css.error}>{messageOf(secret.error)}</p>}
      {isShown && secret.data && <Secret label={t('widget.identity')} text={secret.data.secret} hint={t('widget.identityHint')} />}
      {asks && (
        <Asking title={t('hooks.rotateTitle')} button={t('hooks.rotate')} isDanger onDo={rotate} onClose={() => ask(false)}>
          <p>{t('widget.rotateText')}</p>
        </Asking>
      )}
    </Card>
  );
}

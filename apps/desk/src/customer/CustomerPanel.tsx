import { useQuery } from '@tanstack/react-query';
import { Ban, Route } from 'lucide-react';
import { Fragment, lazy, memo, Suspense, useState } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { serverNow } from '#ui/parts/Timer/second';
import type { ChatView, ContextSourceView, CustomerView } from '#client/core';
import { useCommands } from '../commands/registry';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { t } from '../words';
import { Contact } from './Contact';
import { CustomerNote } from './CustomerNote';
import { EarlierChats } from './EarlierChats';
import { Read, Section } from './Section';
import { Tickets } from './Tickets';
import css from './CustomerPanel.module.css';

/** Seldom needed. */
const Blocking = lazy(() => import('./Blocking').then(({ Blocking }) => ({ default: Blocking })));

export interface CustomerPanelProps {
  chat: ChatView;
  /** Shows another chat of the customer beside this one. */
  onBeside: (chatId: string) => void;
}

/**
 * Who writes: what is known of the customer, other chats, tickets, and why the chat is where it is. What comes late has its place before it
 * is there, or stands last: nothing moves.
 */
export const CustomerPanel = memo(function CustomerPanel({ chat, onBeside }: CustomerPanelProps) {
  const context = useQuery(queriesOf(useDesk()).context(chat.id));
  return (
    <aside className={css.panel} aria-label={t('customer.title')} tabIndex={-1}>
      <Contact key={chat.customer.id} chat={chat} context={context.data} />
      <Read query={context} lines={10}>
        {(known) => (
          <>
            <Fragment key={known.customer.id}>
              <Account customer={known.customer} />
              <CustomerNote customer={known.customer} />
            </Fragment>
            <Tickets key={chat.id} chat={chat} tickets={known.tickets} onBeside={onBeside} />
            <EarlierChats chatId={chat.id} context={known} onBeside={onBeside} />
            {known.sources.map((source) => (
              <Source key={source.name} source={source} />
            ))}
            <Why chat={chat} />
          </>
        )}
      </Read>
    </aside>
  );
});

/** What the company's own systems say, and where supervisors block. */
function Account({ customer }: { customer: CustomerView }) {
  const { isSupervisor } = useDesk();
  const [isBlocking, block] = useState(false);
  const { blockedUntil } = customer;
  const isBlocked = blockedUntil !== null && Date.parse(blockedUntil) > serverNow();
  const mayBlock = isSupervisor && customer.erasedAt === null && !isBlocked && !isBlocking;
  useCommands(mayBlock ? [{ id: 'block', name: t('block.command'), group: t('group.chat'), run: () => block(true) }] : []);
  const tool = mayBlock ? (
    <IconButton label={t('block.command')} size="s" onPress={() => block(true)}>
      <Ban />
    </IconButton>
  ) : undefined;
  return (
    <Section id="account" title={t('customer.account')} tool={tool} isForced={isBlocking || isBlocked}>
      <Suspense fallback={<Skeleton lines={2} label={t('loading.part')} />}>
        {(isBlocked || isBlocking) && <Blocking customer={customer} isBlocked={isBlocked} onClose={() => block(false)} />}
      </Suspense>
      <Facts customer={customer} />
    </Section>
  );
}

function Facts({ customer }: { customer: CustomerView }) {
  const entries = Object.entries(customer.attributes).slice(0, 12);
  return (
    <dl className={css.facts}>
      <div>
        <dt>{t('customer.status')}</dt>
        <dd>
          <Chip tone={customer.accountStatus === 'active' ? 'ok' : customer.accountStatus === 'trial' ? 'info' : 'warn'}>
            {t(`account.${customer.accountStatus}`)}
          </Chip>
        </dd>
      </div>
      {customer.externalId && (
        <div>
          <dt>{t('customer.externalId')}</dt>
          <dd dir="ltr">{customer.externalId}</dd>
        </div>
      )}
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a system of the company says: labelled values, and plainly when it says nothing. */
function Source({ source: { name, status, cards } }: { source: ContextSourceView }) {
  return (
    <Section id={`source.${name}`} title={name}>
      <div className={css.source}>
        {status === 'pending' && <Skeleton lines={2} label={t('loading.part')} />}
        {(status === 'slow' || status === 'failed') && <p className={css.none}>{t(`source.${status}`)}</p>}
        {status === 'ok' && cards.length === 0 && <p className={css.none}>{t('source.empty')}</p>}
        {cards.map((card, at) => (
          <div key={at} className={css.card}>
            <h4 dir="auto">
              {card.href ? (
                <a href={card.href} target="_blank" rel="noopener noreferrer">
                  {card.title}
                </a>
              ) : (
                card.title
              )}
            </h4>
            <dl className={css.facts}>
              {card.fields.map(({ label, value }, field) => (
                <div key={field}>
                  <dt>{label}</dt>
                  <dd dir="auto">{value}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** The answer of `/routing`, in words. */
function Why({ chat }: { chat: ChatView }) {
  const desk = useDesk();
  const routing = useQuery(queriesOf(desk).routing(chat.id));
  const title = chat.status === 'queued' ? t('customer.whyWaits') : desk.isMine(chat) ? t('customer.whyYours') : t('customer.why');
  return (
    <Section id="why" title={title}>
      <Read query={routing}>
        {({ summary }) => (
          <p className={css.why}>
            <Route aria-hidden />
            {summary}
          </p>
        )}
      </Read>
    </Section>
  );
}

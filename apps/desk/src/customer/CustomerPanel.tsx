import { useQuery } from '@tanstack/react-query';
import { BadgeCheck, Globe, Mail, Phone, Route } from 'lucide-react';
import { ago } from '#ui/format/time';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Chip } from '#ui/parts/Chip/Chip';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { serverNow } from '#ui/parts/Timer/second';
import type { ChatView, ContextSourceView, ContextView, CustomerView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { t } from '../words';
import { Read, type Reading, Section } from './Section';
import css from './CustomerPanel.module.css';

/** Who writes: what is known of the customer, other chats, tickets, and why the chat is where it is. */
export function CustomerPanel({ chat, onOpen }: { chat: ChatView; onOpen: (chatId: string) => void }) {
  const desk = useDesk();
  const { id } = chat.customer;
  const context = useQuery(queriesOf(desk).context(chat.id));
  return (
    <aside className={css.panel} aria-label={t('customer.title')} tabIndex={-1}>
      <header className={css.head}>
        <Avatar id={id} name={chat.customer.name} size={48} />
        <div>
          <h2 className={css.name}>
            <bdi>{chat.customer.name}</bdi>
            {context.data?.customer.verified && <BadgeCheck className={css.verified} role="img" aria-label={t('customer.verified')} />}
          </h2>
          <p className={css.presence} data-online={chat.customer.online || undefined}>
            {presenceOf(chat)}
          </p>
        </div>
      </header>
      <ul className={css.ways}>
        {chat.customer.email && (
          <li>
            <Mail aria-hidden />
            <a href={`mailto:${chat.customer.email}`} dir="ltr">
              {chat.customer.email}
            </a>
          </li>
        )}
        {chat.customer.phone && (
          <li>
            <Phone aria-hidden />
            <span dir="ltr">{chat.customer.phone}</span>
          </li>
        )}
      </ul>
      <Section id="account" title={t('customer.account')}>
        <Read query={context}>{({ customer }) => <Account customer={customer} />}</Read>
      </Section>
      {context.data?.page.url && <PageLine {...context.data.page} />}
      {context.data?.sources.map((source) => (
        <Source key={source.name} source={source} />
      ))}
      <Tickets context={context} />
      <EarlierChats context={context} chatId={chat.id} onOpen={onOpen} />
      <Why chat={chat} />
    </aside>
  );
}

function presenceOf({ customer }: ChatView): string {
  if (customer.online) return t('customer.online');
  if (customer.lastSeenAt === null) return t('customer.never');
  return t('customer.lastSeen', { time: ago((serverNow() - Date.parse(customer.lastSeenAt)) / 1000) });
}

function Account({ customer }: { customer: CustomerView }) {
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

/** Where the customer is on the company's site. */
function PageLine({ url, title }: ContextView['page']) {
  return (
    <p className={css.page}>
      <Globe aria-hidden />
      <bdi title={url ?? undefined}>{title ?? url}</bdi>
    </p>
  );
}

/** What a system of the company says: labelled values, and plainly when it says nothing. */
function Source({ source: { name, status, cards } }: { source: ContextSourceView }) {
  return (
    <Section id={`source.${name}`} title={name}>
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
    </Section>
  );
}

function Tickets({ context }: { context: Reading<ContextView> }) {
  return (
    <Section id="tickets" title={t('customer.tickets')} count={context.data?.tickets.total}>
      <Read query={context}>
        {({ tickets: { recent } }) =>
          recent.length === 0 ? (
            <p className={css.none}>{t('customer.noTickets')}</p>
          ) : (
            <ul className={css.rows}>
              {recent.map((ticket) => (
                <li key={ticket.id}>
                  <span className={css.dot} data-open={ticket.status !== 'closed' || undefined} />
                  <span>
                    <strong dir="auto">{ticket.subject}</strong>
                    <small>
                      {ticket.reference} · {t(`ticket.${ticket.status}`)}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Section>
  );
}

function EarlierChats({ context, chatId, onOpen }: { context: Reading<ContextView>; chatId: string; onOpen: (chatId: string) => void }) {
  const others = context.data?.chats.recent.filter(({ id }) => id !== chatId) ?? [];
  return (
    <Section id="earlier" title={t('customer.earlier')} count={context.data && context.data.chats.total - 1}>
      <Read query={context}>
        {() =>
          others.length === 0 ? (
            <p className={css.none}>{t('customer.noChats')}</p>
          ) : (
            <ul className={css.rows}>
              {others.map((other) => (
                <li key={other.id}>
                  {other.rating ? (
                    <Chip tone={other.rating.score > 3 ? 'ok' : 'bad'}>{other.rating.score} ★</Chip>
                  ) : (
                    <span className={css.dot} />
                  )}
                  <button onClick={() => onOpen(other.id)}>
                    <strong dir="auto">{other.subject ?? t('inbox.noSubject')}</strong>
                    <small>
                      {other.agent && <bdi>{other.agent.name} · </bdi>}
                      {new Date(other.createdAt).toLocaleDateString([], { day: 'numeric', month: 'short' })} ·{' '}
                      {other.resolution ? t(`resolution.${other.resolution}`) : t(`chat.${other.status}`)}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
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

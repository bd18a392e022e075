import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import { Menu } from '#ui/parts/Menu/Menu';
import { Priority } from '#ui/parts/Priority/Priority';
import { onSecond, serverNow } from '#ui/parts/Timer/second';
import { Timer } from '#ui/parts/Timer/Timer';
import { toasts } from '#ui/parts/Toast/toasts';
import type { Offer } from '#client/desk';
import { shownKeys } from '../commands/keymap';
import { useCommands } from '../commands/registry';
import { useDesk, useStore } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import css from './OfferCards.module.css';

const SHOWN = 3;

/** Chats that are offered, the one that ends soonest in front. */
export function OfferCards() {
  const desk = useDesk();
  const offers = useStore(desk.offers);
  const navigate = useNavigate();
  const first = offers[0];
  const refused = (error: unknown): void => void toasts.say(messageOf(error), { tone: 'bad' });
  const accept = (chatId: string): void =>
    void desk.offers.accept(chatId).then(() => navigate({ to: '/inbox/$chatId', params: { chatId }, search: {} }), refused);
  useCommands(
    first
      ? [
          {
            id: 'accept',
            name: t('command.accept'),
            group: t('group.chats'),
            keys: 'Alt+A',
            inFields: true,
            run: () => accept(first.chat.id),
          },
        ]
      : [],
  );
  return (
    <div className={css.stack} aria-live="assertive">
      {offers.slice(0, SHOWN).map((offer, at) => (
        <Card
          key={offer.chat.id}
          offer={offer}
          isFirst={at === 0}
          onAccept={() => accept(offer.chat.id)}
          onDecline={(reason) => void desk.offers.decline(offer.chat.id, reason).catch(refused)}
        />
      ))}
    </div>
  );
}

interface CardProps {
  offer: Offer;
  isFirst: boolean;
  onAccept: () => void;
  onDecline: (reason: string | null) => void;
}

const REASONS = ['busy', 'skill', 'break'] as const;

function Card({ offer: { chat, expiresAt }, isFirst, onAccept, onDecline }: CardProps) {
  return (
    <section className={css.card} aria-label={t('offer.label', { name: chat.customer.name })}>
      <Countdown until={expiresAt} />
      <div className={css.words}>
        <p className={css.name}>
          <bdi>{chat.customer.name}</bdi> <Priority level={chat.priority} />
        </p>
        <p className={css.detail}>
          {chat.subject && <span dir="auto">{chat.subject} · </span>}
          {t('offer.waited')} {chat.queuedAt && <Timer since={chat.queuedAt} as="ago" />}
        </p>
        {chat.skills.length > 0 && (
          <p className={css.skills}>
            {chat.skills.map(({ name }) => (
              <Chip key={name}>{name}</Chip>
            ))}
          </p>
        )}
        <div className={css.actions}>
          <Button kind="primary" size="s" onPress={onAccept}>
            {t('offer.accept')} {isFirst && <Kbd keys={shownKeys('Alt+A')} />}
          </Button>
          <Menu
            label={t('offer.decline')}
            placement="bottom start"
            groups={[
              {
                title: t('offer.why'),
                entries: [
                  ...REASONS.map((reason) => ({
                    id: reason,
                    label: t(`offer.reason.${reason}`),
                    onAction: () => onDecline(t(`offer.reason.${reason}`)),
                  })),
                  { id: 'none', label: t('offer.reason.none'), onAction: () => onDecline(null) },
                ],
              },
            ]}
            trigger={
              <Button kind="plain" size="s">
                {t('offer.decline')}
              </Button>
            }
          />
        </div>
      </div>
    </section>
  );
}

/** A ring that runs out, with the seconds in it. */
function Countdown({ until }: { until: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const end = Date.parse(until);
    const whole = Math.max(1, end - serverNow());
    const show = (): void => {
      const left = Math.max(0, end - serverNow());
      element.current?.style.setProperty('--part', String(left / whole));
      if (element.current) element.current.dataset.seconds = String(Math.ceil(left / 1000));
    };
    show();
    return onSecond(show);
  }, [until]);
  return <span ref={element} className={css.ring} role="timer" aria-live="off" aria-label={t('offer.ends')} />;
}

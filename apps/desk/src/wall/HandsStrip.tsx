import { useQuery } from '@tanstack/react-query';
import { Hand } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { Timer } from '#ui/parts/Timer/Timer';
import { toasts } from '#ui/parts/Toast/toasts';
import type { RaisedHand } from '#client/desk';
import { queriesOf } from '../data/queries';
import { useDesk, useSelected, useStore } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words/wall';
import { useWall } from './context';
import css from './strips.module.css';

/** Agents who ask for help, before everything else. */
export function HandsStrip() {
  const hands = useStore(useDesk().hands);
  if (hands.length === 0) return null;
  return (
    <ul className={css.strip} aria-label={t('hands.title')} data-tone="hand">
      {hands.map((hand) => (
        <Raised key={hand.chatId} {...hand} />
      ))}
    </ul>
  );
}

function Raised({ chatId, agentId, note, raisedAt }: RaisedHand) {
  const desk = useDesk();
  const { floor, watch } = useWall();
  const agent = useSelected(floor, () => floor.agent(agentId)?.name) ?? '';
  const customer = useQuery(queriesOf(desk).chat(chatId)).data?.customer.name ?? '';
  const lower = (): void =>
    void desk.client.ask('chat.hand', { chatId, raised: false }).catch((error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }));
  return (
    <li className={css.item}>
      <Hand aria-hidden />
      <span className={css.words}>
        <b>
          <bdi>{agent}</bdi>
        </b>{' '}
        {t('hands.with')} <bdi>{customer}</bdi>
        {note && (
          <>
            {': '}
            <span dir="auto">{note}</span>
          </>
        )}
      </span>
      <Timer since={raisedAt} />
      <Button size="s" onPress={() => watch(chatId)} aria-label={t('hands.watchName', { name: agent })}>
        {t('act.watch')}
      </Button>
      <Button size="s" kind="plain" onPress={lower} aria-label={t('hands.lowerName', { name: agent })}>
        {t('hands.lower')}
      </Button>
    </li>
  );
}

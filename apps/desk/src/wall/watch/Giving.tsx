import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import type { ChatView } from '#client/core';
import css from '../../oversee/ActingTabs.module.css';
import { AgentPicker } from '../../transfer/AgentPicker';
import { hasRoom } from '../../transfer/receivers';
import { useTransfer } from '../../transfer/useTransfer';
import { t } from '../../words/wall';
import { useWall } from '../context';

/** Gives a chat that somebody has to somebody else. */
export function Reassign({ chat, onDone }: { chat: ChatView; onDone: () => void }) {
  const { fields, button } = useTransfer(chat, onDone);
  return (
    <div className={css.writing}>
      {fields}
      <span className={css.end}>{button}</span>
    </div>
  );
}

/** Gives a waiting chat to somebody. */
export function Assign({ chat, onDone }: { chat: ChatView; onDone: () => void }) {
  const { assign, floor } = useWall();
  const [to, setTo] = useState<string | null>(null);
  const name = (to && floor.agent(to)?.name) ?? '';
  return (
    <div className={css.writing}>
      <AgentPicker skills={chat.skills} mayTake={hasRoom} chosen={to} onChoose={setTo} />
      <span className={css.end}>
        <Button kind="primary" isDisabled={to === null} onPress={() => (assign(chat.id, to!), onDone())}>
          {to === null ? t('act.assign') : t('act.assignTo', { name })}
        </Button>
      </span>
    </div>
  );
}

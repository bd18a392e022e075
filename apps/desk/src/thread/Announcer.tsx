import { useEffect, useRef, useState } from 'react';
import type { MessageView } from '#client/core';
import { t } from '../words';
import { saidIn } from './said';

/** Reads new messages out: the log itself would repeat old ones when it is scrolled. */
export function Announcer({ messages, ownId }: { messages: readonly MessageView[]; ownId: string }) {
  const known = useRef(messages.at(-1)?.seq ?? 0);
  const [said, say] = useState('');
  useEffect(() => {
    const last = messages.at(-1);
    if (!last || last.seq <= known.current) return;
    const isFirst = known.current === 0;
    known.current = last.seq;
    if (isFirst || last.sender.id === ownId) return;
    say(`${last.sender.name}: ${saidIn(last) ?? t('inbox.files', { count: last.attachments.length })}`);
  }, [messages, ownId]);
  return (
    <div className="sr-only" aria-live="polite">
      {said}
    </div>
  );
}

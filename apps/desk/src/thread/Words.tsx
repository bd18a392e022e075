import { lazy, Suspense } from 'react';
import { mayHoldLinks } from '#client/conversation';

const Linked = lazy(() => import('./Linked'));

/** Text as it was written; its addresses become links once the finder is there. */
export function Words({ text }: { text: string }) {
  if (!mayHoldLinks(text)) return text;
  return (
    <Suspense fallback={text}>
      <Linked text={text} />
    </Suspense>
  );
}

import type { JSX } from 'preact';
import type { QuotedMessage } from '../../../../libs/protocol';
import type { Widget } from '../app/widget';

/** Who said what is answered, and its beginning. */
export function Quote({ w, quote: { sender, text, deleted } }: { w: Widget; quote: Omit<QuotedMessage, 'files'> }): JSX.Element {
  return (
    <>
      <b>{sender.type === 'customer' ? w.words('you') : sender.name}</b>{' '}
      <span dir="auto">{deleted ? w.words('deleted') : (text ?? '📎')}</span>
    </>
  );
}

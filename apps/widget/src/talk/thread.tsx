import type { JSX } from 'preact';
import type { MessageView } from '../../../../libs/protocol';
import type { OutgoingMessage } from '#client/conversation';
import { Face, Icon } from '../app/icons';
import { goTo, mayEdit, writeAbout } from './calls';
import { Again, File, Uploading } from './files';
import { ANSWER, EDIT, FILE } from './icons';
import { faceOf } from './face-of';
import { links } from './links';
import { Quote } from './quote';
import type { Widget } from '../app/widget';
import { dayAndTimeOf } from '../app/words';

/** Messages of one sender so close together are one group. */
const GROUP_MS = 120_000;

export function Thread({ w }: { w: Widget }): JSX.Element {
  const { messages = [], pending = [], typing = [], hasOlder = false, readUpTo = {} } = w.session.snapshot ?? {};
  const own = w.session.client?.accountId;
  const seen = Math.max(0, ...Object.entries(readUpTo).map(([id, seq]) => (id === own ? 0 : seq)));
  const lastOwn = messages.findLast(({ sender }) => sender.type === 'customer');
  return (
    <>
      {hasOlder && (
        <button type="button" class="link older" onClick={() => void w.session.talk!.loadOlder().catch(() => undefined)}>
          {w.words('older')}
        </button>
      )}
      <div role="log" aria-live="polite" aria-relevant="additions" aria-label={w.words('chat')}>
        {messages.map((message, at) => (
          <Row key={message.clientMessageId ?? message.id} w={w} message={message} isLast={endsGroup(message, messages[at + 1])}>
            {message === lastOwn && pending.length === 0 ? w.words(seen >= message.seq ? 'seen' : 'sent') : ''}
          </Row>
        ))}
        {pending.map((message) => (
          <Pending key={message.clientMessageId} w={w} message={message} />
        ))}
      </div>
      {w.uploads!.all.map((upload) => (
        <Uploading key={upload} w={w} upload={upload} />
      ))}
      {typing.length > 0 && (
        <div class="line theirs">
          <Face {...faceOf(w, w.agentName)} small />
          <span class="bubble dots" role="img" aria-label={w.words('typing', { name: w.agentName })}>
            <i />
            <i />
            <i />
          </span>
        </div>
      )}
    </>
  );
}

function endsGroup(message: MessageView, next: MessageView | undefined): boolean {
  return (
    !next ||
    next.sender.id !== message.sender.id ||
    next.sender.type === 'system' ||
    Date.parse(next.createdAt) - Date.parse(message.createdAt) > GROUP_MS
  );
}

function Row({ w, message, isLast, children }: { w: Widget; message: MessageView; isLast: boolean; children: string }): JSX.Element {
  const { seq, sender, text, attachments, replyTo, deletedAt, editedAt, createdAt } = message;
  if (sender.type === 'system') return <Notice w={w} message={message} />;
  const isOwn = sender.type === 'customer';
  const { said: Said = Bubble } = w;
  const isEdited = editedAt && !deletedAt;
  return (
    <div id={`m${seq}`} class={`${isOwn ? 'line mine' : 'line theirs'}${isLast ? ' last' : ''}`}>
      {isOwn && <Acts w={w} message={message} />}
      {!isOwn && (isLast ? <Face {...faceOf(w, sender.name)} small /> : <span class="gap" />)}
      <div class="said">
        <span class="hidden">{isOwn ? w.words('you') : sender.name}: </span>
        {deletedAt ? (
          <p class="bubble gone">{w.words('deleted')}</p>
        ) : (
          <>
            {replyTo && (
              <button type="button" class="quote" onClick={() => void goTo(w, replyTo.seq).catch(() => undefined)}>
                <Quote w={w} quote={replyTo} />
              </button>
            )}
            {text && <Said text={text} message={message} as={Bubble} />}
          </>
        )}
        {attachments.map((file) => (
          <File key={file.id} w={w} file={file} />
        ))}
        {(isLast || children || isEdited) && (
          <p class="meta">
            <time dateTime={createdAt}>{timeOf(w, createdAt)}</time>
            {isEdited && ` · ${w.words('edited')}`}
            {children && ` · ${children}`}
          </p>
        )}
      </div>
      {!isOwn && <Acts w={w} message={message} />}
    </div>
  );
}

/** What can be done with a message. */
function Acts({ w, message }: { w: Widget; message: MessageView }): JSX.Element | null {
  if (message.deletedAt || w.chat?.status === 'closed') return null;
  const act = (word: 'answer' | 'edit', path: string): JSX.Element => (
    <button type="button" class="icon" title={w.words(word)} onClick={() => writeAbout(w, message, word === 'edit')}>
      <Icon path={path} size={16} />
    </button>
  );
  return (
    <span class="acts">
      {mayEdit(w, message) && act('edit', EDIT)}
      {act('answer', ANSWER)}
    </span>
  );
}

const timeOf = (w: Widget, at: string): string => new Date(at).toLocaleTimeString(w.context.locale, { hour: 'numeric', minute: '2-digit' });

/** What shows the words of a message, in whatever language. */
export interface SaidProps {
  text: string;
  message: MessageView;
  as: (props: { text: string }) => JSX.Element;
}
export type Said = (props: SaidProps) => JSX.Element;

function Bubble({ text }: { text: string }): JSX.Element {
  return (
    <p class="bubble" dir="auto">
      {links(text).map((piece) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}

function Notice({ w, message: { notice, text, createdAt } }: { w: Widget; message: MessageView }): JSX.Element {
  const { words } = w;
  const time = timeOf(w, createdAt);
  const back = (at: string): string => words('away_until', { time: dayAndTimeOf(w.context.locale, at) });
  const said = (): string => {
    switch (notice?.type) {
      case 'assigned':
      case 'resumed':
        return words('joined', { name: notice.agent.name });
      case 'transferred':
        return words('passed', { from: notice.from.name, name: notice.agent.name });
      case 'requeued':
      case 'closing_soon':
        return words(notice.type);
      case 'closed':
        return notice.reason === 'agent' && w.agentName
          ? words('closed_by', { name: w.agentName, time })
          : words(notice.reason === 'customer' ? 'you_closed' : 'closed', { time });
      case 'held':
        return notice.until ? back(notice.until) : words('look_around');
      case 'out_of_hours':
        return notice.opensAt ? back(notice.opensAt) : words('away');
      case undefined:
        return text ?? '';
    }
  };
  return (
    <p class="notice" dir="auto">
      {said()}
    </p>
  );
}

function Pending({ w, message: { clientMessageId, text, problem } }: { w: Widget; message: OutgoingMessage }): JSX.Element {
  return (
    <div class="line mine last">
      <div class="said">
        {text ? (
          <Bubble text={text} />
        ) : (
          <p class="bubble">
            <Icon path={FILE} />
          </p>
        )}
        {problem ? (
          <p class="meta error">
            {w.words('not_sent')}: {w.refusal({ problem })}{' '}
            <Again w={w} retry={() => w.session.talk!.retry(clientMessageId)} discard={() => w.session.talk!.discard(clientMessageId)} />
          </p>
        ) : (
          <p class="meta">{w.words('sending')}</p>
        )}
      </div>
    </div>
  );
}

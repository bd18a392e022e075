import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Star } from './icons';
import type { Widget } from './widget';

/** @param attempt shows in the talk why it failed */
export function Ended({ w, attempt }: { w: Widget; attempt: (work: Promise<unknown>) => void }): JSX.Element {
  const { words, chat, agentName } = w;
  const [score, setScore] = useState(0);
  const [hovered, setHovered] = useState(0);
  const [refusal, setRefusal] = useState('');
  const rate = (event: SubmitEvent): void => {
    event.preventDefault();
    const comment = new FormData(event.currentTarget as HTMLFormElement).get('comment') as string;
    w.rate(score, comment).catch((error: unknown) => setRefusal(w.refusal(error)));
  };
  const isServed = agentName !== '';
  return (
    <section class="card ended">
      {w.answeredBy && <p role="status">{words('by_email_done', { email: w.answeredBy })}</p>}
      {isServed &&
        (chat?.rating ? (
          <p role="status">{words('thanks')}</p>
        ) : (
          <form onSubmit={rate}>
            <fieldset class="stars" onMouseLeave={() => setHovered(0)}>
              <legend>{words('rate', { name: agentName.split(' ')[0]! })}</legend>
              {[1, 2, 3, 4, 5].map((count) => (
                <label key={count} onMouseEnter={() => setHovered(count)}>
                  <input
                    type="radio"
                    name="score"
                    value={count}
                    checked={score === count}
                    onChange={() => setScore(count)}
                    aria-label={words('star', { count })}
                  />
                  <Star isFull={count <= (hovered || score)} />
                </label>
              ))}
            </fieldset>
            {score > 0 && (
              <>
                <textarea
                  name="comment"
                  rows={2}
                  dir="auto"
                  maxLength={2000}
                  aria-label={words('difference')}
                  placeholder={words('difference')}
                />
                {refusal && (
                  <p class="error" role="alert">
                    {refusal}
                  </p>
                )}
                <button type="submit" class="primary">
                  {words('send')}
                </button>
              </>
            )}
          </form>
        ))}
      <p class="links">
        <button type="button" class="link" onClick={() => attempt(w.requests.transcript(chat!.id))}>
          {words('transcript')}
        </button>
        <button type="button" class="link" onClick={() => w.newChat()}>
          {words('new_chat')}
        </button>
      </p>
    </section>
  );
}

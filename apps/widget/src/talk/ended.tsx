import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Widget } from '../app/widget';
import { rate, saveTranscript } from './calls';

interface EndedProps {
  w: Widget;
  /** Shows in the talk why it failed. */
  attempt: (work: Promise<unknown>) => void;
  /** What else can be done with the transcript. */
  children: ComponentChildren;
}

export function Ended({ w, attempt, children }: EndedProps): JSX.Element {
  const { words, chat, agentName } = w;
  const [score, setScore] = useState(0);
  const [hovered, setHovered] = useState(0);
  const [refusal, setRefusal] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const comment = new FormData(event.currentTarget as HTMLFormElement).get('comment') as string;
    rate(w, score, comment.trim()).catch((error: unknown) => setRefusal(w.refusal(error)));
  };
  const isServed = agentName !== '';
  const card = useRef<HTMLElement>(null);
  // The comment is asked for below the stars, where it might not be seen.
  useLayoutEffect(() => card.current!.scrollIntoView({ block: 'end' }), [score]);
  return (
    <section class="card ended" ref={card}>
      {isServed &&
        (chat?.rating ? (
          <p role="status">{words('thanks')}</p>
        ) : (
          <form onSubmit={submit}>
            <fieldset class="stars" onMouseLeave={() => setHovered(0)} onKeyDown={rateByDigit}>
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
        <button type="button" class="link" onClick={() => attempt(saveTranscript(w))}>
          {words('transcript')}
        </button>
        {children}
        <button type="button" class="link" onClick={() => w.newChat()}>
          {words('new_chat')}
        </button>
      </p>
    </section>
  );
}

function Star({ isFull }: { isFull: boolean }): JSX.Element {
  return (
    <svg width="28" height="28" viewBox="0 0 24 24" aria-hidden="true" class={isFull ? 'full' : ''}>
      <path d="m12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2L12 17.3l-5.6 2.9 1.1-6.2L3 9.6l6.2-.9z" />
    </svg>
  );
}

function rateByDigit({ key, currentTarget }: { key: string; currentTarget: HTMLFieldSetElement }): void {
  const star = currentTarget.querySelectorAll<HTMLInputElement>('input')[Number(key) - 1];
  star?.focus();
  star?.click();
}

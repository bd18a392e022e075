import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isEmail } from '../app/form';
import { minutes } from '../app/line';
import type { Words } from '../app/words';
import type { WaitRange } from '../../../../libs/protocol';
import type { Widget } from '../app/widget';
import { leaveMessage } from './calls';

const waitText = (wait: WaitRange, words: Words): string =>
  wait.high < 60 ? words('under_minute') : words('about', { range: minutes(wait) });

/** What fills the bar: the first in line is nearly there, the fifth has just come. */
const SEGMENTS = 5;
const filled = (position: number): number => SEGMENTS - Math.min(position, SEGMENTS) + 0.5;

export function Waiting({ w }: { w: Widget }): JSX.Element {
  const { words, config } = w;
  const { place } = w.session;
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState('');
  const isPlaced = config.showPosition && place !== undefined && place.position > 0;
  const leave = (event: SubmitEvent): void => {
    event.preventDefault();
    const email = (new FormData(event.currentTarget as HTMLFormElement).get('email') as string).trim();
    if (!isEmail(email)) return setError(words('email_wrong'));
    leaveMessage(w, email).catch((refused: unknown) => setError(w.refusal(refused)));
  };
  return (
    <section class="card waiting">
      <h3>{isPlaced ? words('place', { ordinal: place.position }) : words('in_line')}</h3>
      {place?.wait && <p class="wait">{waitText(place.wait, words)}</p>}
      {isPlaced && (
        <div class="place" aria-hidden="true">
          {Array.from({ length: SEGMENTS }, (_, at) => (
            <i key={at} class={filled(place.position) >= at + 1 ? 'full' : filled(place.position) > at ? 'half' : ''} />
          ))}
        </div>
      )}
      <p class="quiet">{words(place?.isBack ? 'moved_back' : 'look_around')}</p>
      {isAsking ? (
        <form class="inline" noValidate onSubmit={leave}>
          <label class="hidden" for="sb-instead">
            {words('email')}
          </label>
          <input
            id="sb-instead"
            name="email"
            type="email"
            dir="ltr"
            autocomplete="email"
            placeholder={words('email')}
            defaultValue={w.person.email}
          />
          <button type="submit" class="primary">
            {words('send')}
          </button>
          {error && (
            <p class="error" role="alert">
              {error}
            </p>
          )}
          <button type="button" class="link" onClick={() => setAsking(false)}>
            {words('keep_waiting')}
          </button>
        </form>
      ) : (
        <button type="button" class="link" onClick={() => setAsking(true)}>
          {words('by_email')}
        </button>
      )}
    </section>
  );
}

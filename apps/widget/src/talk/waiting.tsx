import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { minutes, type Place } from '../app/line';
import type { Words } from '../app/words';
import type { WaitRange } from '../../../../libs/protocol';
import type { Widget } from '../app/widget';
import { AskEmail } from './ask-email';
import { leaveMessage } from './calls';

const waitText = (wait: WaitRange, words: Words): string =>
  wait.high < 60 ? words('under_minute') : words('about', { range: minutes(wait) });

/** Whoever waits longer, or for nobody knows how long, is told what for. */
const LONG_SECONDS = 120;
const isLong = ({ wait }: Place): boolean => wait === null || wait.high > LONG_SECONDS;

const SAY_EVERY_MS = 20_000;

/** The text as it was at most 20 s ago, so that a place that moves does not talk all the time. */
function useCalmly(text: string): string {
  // Empty at first, since readers tell changes of what is there.
  const [said, say] = useState('');
  const saidAt = useRef(-SAY_EVERY_MS);
  useEffect(() => {
    if (text === said) return;
    const timer = setTimeout(
      () => {
        saidAt.current = performance.now();
        say(text);
      },
      Math.max(0, saidAt.current + SAY_EVERY_MS - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [text, said]);
  return said;
}

/** What fills the bar: the first in line is nearly there, the fifth has just come. */
const SEGMENTS = 5;
const filled = (position: number): number => SEGMENTS - Math.min(position, SEGMENTS) + 0.5;

export function Waiting({ w }: { w: Widget }): JSX.Element {
  const { words, config } = w;
  const { place } = w.session;
  const [isAsking, setAsking] = useState(false);
  const isPlaced = config.showPosition && place !== undefined && place.position > 0;
  const where = isPlaced ? words('place', { ordinal: place.position }) : words('in_line');
  const howLong = place?.wait ? waitText(place.wait, words) : '';
  const why = place?.waitingFor && isLong(place) ? words(`why_${place.waitingFor}`) : '';
  return (
    <section class="card waiting">
      <p class="hidden" role="status">
        {useCalmly([where, howLong, why].filter(Boolean).join('. '))}
      </p>
      <h3>{where}</h3>
      {howLong && <p class="wait">{howLong}</p>}
      {isPlaced && (
        <div class="place" aria-hidden="true">
          {Array.from({ length: SEGMENTS }, (_, at) => (
            <i key={at} class={filled(place.position) >= at + 1 ? 'full' : filled(place.position) > at ? 'half' : ''} />
          ))}
        </div>
      )}
      {why && <p>{why}</p>}
      <p class="quiet">{words(place?.isBack ? 'moved_back' : 'look_around')}</p>
      {isAsking ? (
        <AskEmail w={w} note={words('place_kept')} run={(email) => leaveMessage(w, email)}>
          <button type="button" class="link" onClick={() => setAsking(false)}>
            {words('keep_waiting')}
          </button>
        </AskEmail>
      ) : (
        <button type="button" class="link" onClick={() => setAsking(true)}>
          {words('by_email')}
        </button>
      )}
    </section>
  );
}

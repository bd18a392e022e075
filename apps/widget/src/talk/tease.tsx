import type { JSX } from 'preact';
import { Face, Icon } from '../app/icons';
import { CLOSE } from './icons';
import type { Widget } from '../app/widget';
import { faceOf } from './face-of';

/** What came while the widget was closed. */
export function Tease({ w }: { w: Widget }): JSX.Element {
  const { sender, text, attachments, notice } = w.tease!;
  const name = notice ? w.agentName : sender.name;
  return (
    <div class="tease" role="status">
      <button type="button" class="words" onClick={() => w.open()}>
        <Face {...faceOf(w, name)} />
        <span>
          <b>
            <bdi>{name}</bdi>
          </b>
          <span dir="auto">{notice ? w.words('closing_soon') : (text ?? attachments.map((file) => file.name).join())}</span>
        </span>
      </button>
      <button type="button" class="icon" aria-label={w.words('close')} onClick={() => ((w.tease = undefined), w.changed())}>
        <Icon path={CLOSE} size={16} />
      </button>
    </div>
  );
}

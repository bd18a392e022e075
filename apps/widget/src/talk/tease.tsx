import type { JSX } from 'preact';
import { Face, Icon } from '../app/icons';
import type { Widget } from '../app/widget';

/** What came while the widget was closed. */
export function Tease({ w }: { w: Widget }): JSX.Element {
  const { sender, text, attachments } = w.tease!;
  return (
    <div class="tease" role="status">
      <button type="button" class="words" onClick={() => w.open()}>
        <Face name={sender.name} />
        <span>
          <b>
            <bdi>{sender.name}</bdi>
          </b>
          <span dir="auto">{text ?? attachments.map(({ name }) => name).join()}</span>
        </span>
      </button>
      <button type="button" class="icon" aria-label={w.words('close')} onClick={() => ((w.tease = undefined), w.changed())}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}

import type { JSX } from 'preact';
import type { AttachmentView } from '../../../../libs/protocol';
import { bytes } from '#ui/format/text';
import { Icon } from '../app/icons';
import { CLOSE, FILE } from './icons';
import { notesOf } from './notes-of';
import type { Upload } from './uploads';
import type { Widget } from '../app/widget';

/** What can be done about what was not sent. */
export function Again({ w, retry, discard }: { w: Widget; retry?: () => void; discard: () => void }): JSX.Element {
  return (
    <>
      {retry && (
        <button type="button" class="link" onClick={retry}>
          {w.words('retry')}
        </button>
      )}{' '}
      <button type="button" class="link" onClick={discard}>
        {w.words('discard')}
      </button>
    </>
  );
}

export function Uploading({ w, upload }: { w: Widget; upload: Upload }): JSX.Element {
  const { file, progress, problem, isPassing } = upload;
  const retry = isPassing ? () => void w.uploads!.send(upload) : undefined;
  return (
    <div class="line mine last">
      <div class="said">
        <p class="file bubble">
          <Icon path={FILE} />
          <span>
            <b dir="auto">{file.name}</b>
            <small>{bytes(file.size)}</small>
          </span>
          {!problem && (
            <button type="button" class="icon" aria-label={`${w.words('cancel')}: ${file.name}`} onClick={() => w.uploads!.drop(upload)}>
              <Icon path={CLOSE} size={16} />
            </button>
          )}
        </p>
        {problem ? (
          <p class="meta error" role="alert">
            {problem} <Again w={w} retry={retry} discard={() => w.uploads!.drop(upload)} />
          </p>
        ) : (
          <progress value={progress} aria-label={file.name} />
        )}
      </div>
    </div>
  );
}

export function File({ w, file }: { w: Widget; file: AttachmentView }): JSX.Element {
  const { name, size, state, url, thumbnailUrl, width, height } = file;
  const { Player } = state === 'ready' && file.recording ? notesOf(w) : {};
  if (Player) return <Player w={w} file={file} />;
  const href = new URL(url, w.context.origin).href;
  // Images alone have one, and a size.
  if (state === 'ready' && thumbnailUrl) {
    const scale = Math.min(1, 220 / width!, 220 / height!);
    return (
      <a class="picture" href={href} target="_blank" rel="noopener noreferrer">
        <img
          src={new URL(thumbnailUrl, w.context.origin).href}
          alt={name}
          loading="lazy"
          width={Math.round(width! * scale)}
          height={Math.round(height! * scale)}
        />
      </a>
    );
  }
  const body = (
    <>
      <Icon path={FILE} />
      <span>
        <b dir="auto">{name}</b>
        <small>{state === 'ready' ? bytes(size) : w.words(state === 'held' ? 'checking' : 'blocked')}</small>
      </span>
    </>
  );
  return state === 'ready' ? (
    <a class="file bubble" href={href} target="_blank" rel="noopener noreferrer" download={name}>
      {body}
    </a>
  ) : (
    <p class="file bubble">{body}</p>
  );
}

import { Download, FileText, ShieldAlert, Timer } from 'lucide-react';
import { lazy, Suspense, useContext } from 'react';
import { bytes } from '#ui/format/text';
import type { AttachmentView, RecordingView } from '#client/core';
import { t } from '../words';
import { useDownload, useRenewal } from './addresses';
import { isPicture, OpenPicture, type PictureFile } from './pictures';
import css from './Files.module.css';

const SHOWN_PX = 320;

const Player = lazy(() => import('../recording/Player').then(({ Player }) => ({ default: Player })));

/** Whether it can be played in place. */
const isRecording = (file: AttachmentView): file is AttachmentView & { recording: RecordingView } =>
  file.recording !== undefined && file.state === 'ready';

/** The files of a message: images as they are, others as cards. */
export function Files({ attachments }: { attachments: readonly AttachmentView[] }) {
  const open = useContext(OpenPicture);
  return (
    <>
      {attachments.map((file) =>
        isRecording(file) ? (
          <Suspense key={file.id} fallback={<Card file={file} />}>
            <Player file={file} />
          </Suspense>
        ) : isPicture(file) ? (
          <Picture key={file.id} file={file} onOpen={() => open(file.id)} />
        ) : (
          <Card key={file.id} file={file} />
        ),
      )}
    </>
  );
}

function Picture({ file, onOpen }: { file: PictureFile; onOpen: () => void }) {
  const onError = useRenewal(file);
  return (
    <button className={css.image} onClick={onOpen} aria-label={t('files.open', { name: file.name })}>
      <img src={file.thumbnailUrl ?? file.url} alt={file.name} {...sizeOf(file)} loading="lazy" onError={onError} />
    </button>
  );
}

function Card({ file }: { file: AttachmentView }) {
  const kind = file.name.includes('.') ? file.name.split('.').at(-1)!.toUpperCase() : file.contentType;
  const words = (
    <>
      <span className={css.icon} data-state={file.state}>
        {file.state === 'held' ? <Timer /> : file.state === 'blocked' ? <ShieldAlert /> : <FileText />}
      </span>
      <span className={css.words}>
        <bdi>{file.name}</bdi>
        <span>{file.state === 'ready' ? `${kind} · ${bytes(file.size)}` : t(`files.${file.state}`)}</span>
      </span>
    </>
  );
  const onClick = useDownload(file);
  if (file.state !== 'ready') return <div className={css.card}>{words}</div>;
  return (
    <a className={css.card} href={file.url} download={file.name} onClick={onClick}>
      <span className="sr-only">{t('files.download')}</span>
      {words}
      <Download className={css.download} aria-hidden />
    </a>
  );
}

/** The place is kept before the image has come. */
function sizeOf({ width, height }: PictureFile): { width: number; height: number } {
  const scale = Math.min(1, SHOWN_PX / width, SHOWN_PX / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

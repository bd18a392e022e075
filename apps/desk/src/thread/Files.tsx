import { Download, FileText, ShieldAlert, Timer } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { bytes } from '#ui/format/text';
import { Button } from '#ui/parts/Button/Button';
import type { AttachmentView } from '#client/core';
import { t } from '../words';
import css from './Files.module.css';

const SHOWN_PX = 320;

/** The files of a message: images as they are, others as cards. */
export function Files({ attachments }: { attachments: readonly AttachmentView[] }) {
  const [open, setOpen] = useState<AttachmentView | null>(null);
  return (
    <>
      {attachments.map((file) =>
        file.state === 'ready' && file.width && file.height ? (
          <button key={file.id} className={css.image} onClick={() => setOpen(file)} aria-label={t('files.open', { name: file.name })}>
            <img src={file.thumbnailUrl ?? file.url} alt={file.name} {...sizeOf(file.width, file.height)} loading="lazy" />
          </button>
        ) : (
          <Card key={file.id} file={file} />
        ),
      )}
      {open && (
        <ModalOverlay className={css.scrim} isOpen isDismissable onOpenChange={() => setOpen(null)}>
          <Modal className={css.lightbox}>
            <Dialog className={css.dialog} aria-label={open.name}>
              <img src={open.url} alt={open.name} />
              <footer>
                <bdi>{open.name}</bdi>
                <a href={open.url} download={open.name}>
                  {t('files.download')}
                </a>
                <Button size="s" onPress={() => setOpen(null)}>
                  {t('dialog.close')}
                </Button>
              </footer>
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
    </>
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
  if (file.state !== 'ready') return <div className={css.card}>{words}</div>;
  return (
    <a className={css.card} href={file.url} download={file.name} aria-label={t('files.downloadName', { name: file.name })}>
      {words}
      <Download className={css.download} aria-hidden />
    </a>
  );
}

/** The place is kept before the image has come. */
function sizeOf(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, SHOWN_PX / width, SHOWN_PX / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

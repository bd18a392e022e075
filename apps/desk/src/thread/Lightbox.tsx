import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '#ui/parts/Button/Button';
import { t } from '../words';
import { useDownload, useRenewal } from './addresses';
import type { PictureFile } from './pictures';
import { FITTED, MOST, moved, type Zoom, zoomed } from './zooming';
import css from './Lightbox.module.css';

const STEP = 1.5;
const MIDDLE = { x: 0, y: 0 };

export interface LightboxProps {
  pictures: readonly PictureFile[];
  /** Id of the file that was opened. */
  opened: string;
  onClose: () => void;
}

/** The pictures of a thread, one at a time, as large as the window. When it closes, the focus is where it was. */
export default function Lightbox({ pictures, opened, onClose }: LightboxProps) {
  const [id, setId] = useState(opened);
  const at = pictures.findIndex((picture) => picture.id === id);
  const picture = pictures[at];
  const go = (by: number): void => {
    const next = pictures[at + by];
    if (next) setId(next.id);
  };
  return (
    <ModalOverlay className={css.scrim} isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={css.modal}>
        <Dialog className={css.dialog} aria-label={picture?.name ?? t('picture.gone')}>
          {picture ? (
            <Picture key={picture.id} picture={picture} at={at} of={pictures.length} onGo={go} onClose={onClose} />
          ) : (
            <p className={css.gone}>{t('picture.gone')}</p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface PictureProps {
  picture: PictureFile;
  at: number;
  of: number;
  onGo: (by: number) => void;
  onClose: () => void;
}

function Picture({ picture, at, of, onGo, onClose }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  // The dialog would have it, where its keys are not heard.
  useEffect(() => frame.current?.focus(), []);
  const image = useRef<HTMLImageElement>(null);
  const [zoom, setZoom] = useState<Zoom>(FITTED);
  const [isBroken, setBroken] = useState(false);
  const onError = useRenewal(picture, () => setBroken(true));
  const onDownload = useDownload(picture);
  const sizeOf = (): { width: number; height: number } => ({
    width: image.current?.offsetWidth ?? 0,
    height: image.current?.offsetHeight ?? 0,
  });
  const by = (factor: number, point = MIDDLE): void => setZoom((before) => zoomed(before, factor, point, sizeOf()));
  const pointers = useDragging(
    (dx, dy) => setZoom((before) => moved(before, dx, dy, sizeOf())),
    (factor, point) => by(factor, fromMiddle(stage, point)),
  );
  useWheel(stage, (event) => by(event.deltaY < 0 ? 1.2 : 1 / 1.2, fromMiddle(stage, event)));
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowRight' || key === 'ArrowLeft') onGo(key === forward ? 1 : -1);
    else if (key === '+' || key === '=') by(STEP);
    else if (key === '-') by(1 / STEP);
    else if (key === '0') setZoom(FITTED);
  };
  return (
    <div ref={frame} className={css.frame} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className={css.bar}>
        <bdi className={css.name}>{picture.name}</bdi>
        <span className={css.place}>{of > 1 && t('picture.place', { at: at + 1, of })}</span>
        <IconButton label={t('picture.smaller')} shortcut="-" onPress={() => by(1 / STEP)} isDisabled={zoom.scale <= 1}>
          <ZoomOut />
        </IconButton>
        <span className={css.scale} role="status" aria-label={t('picture.zoom')}>
          {Math.round(zoom.scale * 100)} %
        </span>
        <IconButton label={t('picture.larger')} shortcut="+" onPress={() => by(STEP)} isDisabled={zoom.scale >= MOST}>
          <ZoomIn />
        </IconButton>
        <a
          className={css.download}
          href={picture.url}
          download={picture.name}
          onClick={onDownload}
          aria-label={t('files.downloadName', { name: picture.name })}
        >
          <Download aria-hidden />
        </a>
        <IconButton label={t('dialog.close')} shortcut="Esc" onPress={onClose}>
          <X />
        </IconButton>
      </header>
      <div
        ref={stage}
        className={css.stage}
        data-zoomed={zoom.scale > 1 || undefined}
        onDoubleClick={(event) => (zoom.scale > 1 ? setZoom(FITTED) : by(2.5, fromMiddle(stage, event)))}
        {...pointers}
      >
        {isBroken ? (
          <p className={css.gone}>{t('picture.broken')}</p>
        ) : (
          <img
            ref={image}
            className={css.image}
            src={picture.url}
            alt={picture.name}
            width={picture.width}
            height={picture.height}
            draggable={false}
            style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
            onError={onError}
          />
        )}
      </div>
      {at > 0 && (
        <span className={css.before}>
          <IconButton label={t('picture.before')} shortcut={forward === 'ArrowRight' ? '←' : '→'} onPress={() => onGo(-1)}>
            <ChevronLeft />
          </IconButton>
        </span>
      )}
      {at < of - 1 && (
        <span className={css.after}>
          <IconButton label={t('picture.after')} shortcut={forward === 'ArrowRight' ? '→' : '←'} onPress={() => onGo(1)}>
            <ChevronRight />
          </IconButton>
        </span>
      )}
    </div>
  );
}

interface Point {
  clientX: number;
  clientY: number;
}

function fromMiddle(stage: RefObject<HTMLElement | null>, { clientX, clientY }: Point): { x: number; y: number } {
  const { left, top, width, height } = stage.current!.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

/** React listens passively to wheels: the page behind would scroll too. */
function useWheel(stage: RefObject<HTMLElement | null>, onWheel: (event: WheelEvent) => void): void {
  const current = useRef(onWheel);
  current.current = onWheel;
  useEffect(() => {
    const element = stage.current!;
    const hear = (event: WheelEvent): void => {
      event.preventDefault();
      current.current(event);
    };
    element.addEventListener('wheel', hear, { passive: false });
    return () => element.removeEventListener('wheel', hear);
  }, [stage]);
}

/** One pointer drags, two pinch. */
function useDragging(onDrag: (dx: number, dy: number) => void, onPinch: (factor: number, middle: Point) => void) {
  const down = useRef(new Map<number, Point>());
  const end = (event: PointerEvent): void => void down.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current.set(event.pointerId, { clientX: event.clientX, clientY: event.clientY });
    },
    onPointerMove: (event: PointerEvent): void => {
      const before = down.current.get(event.pointerId);
      if (!before) return;
      const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
      const now = { clientX: event.clientX, clientY: event.clientY };
      down.current.set(event.pointerId, now);
      if (!other) return onDrag(now.clientX - before.clientX, now.clientY - before.clientY);
      const middle = { clientX: (now.clientX + other.clientX) / 2, clientY: (now.clientY + other.clientY) / 2 };
      onPinch(distance(now, other) / Math.max(1, distance(before, other)), middle);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

import { FileText, RotateCw, X } from 'lucide-react';
import { bytes } from '#ui/format/text';
import { IconButton } from '#ui/parts/Button/Button';
import { useDesk } from '../live/context';
import type { Upload } from '../live/uploads';
import { t } from '../words';
import css from './FileChips.module.css';

/** The files of a draft, those on their way included. */
export function FileChips({ chatId, uploads }: { chatId: string; uploads: readonly Upload[] }) {
  if (uploads.length === 0) return null;
  return (
    <ul className={css.chips} aria-label={t('files.chosen')}>
      {uploads.map((upload) => (
        <FileChip key={upload.key} chatId={chatId} upload={upload} />
      ))}
    </ul>
  );
}

function FileChip({ chatId, upload }: { chatId: string; upload: Upload }) {
  const { uploads } = useDesk();
  const { key, name, size, preview, progress, stored, problem, mayRetry } = upload;
  const isGoing = !stored && !problem;
  return (
    <li className={css.chip} data-failed={problem ? '' : undefined}>
      <span className={css.face} aria-hidden>
        {preview ? <img src={preview} alt="" /> : <FileText />}
      </span>
      <span className={css.words}>
        <bdi>{name}</bdi>
        <span role={problem ? 'alert' : undefined}>
          {problem ?? (isGoing ? t('files.progress', { percent: Math.floor(progress * 100), size: bytes(size) }) : bytes(size))}
        </span>
      </span>
      {problem && mayRetry && (
        <IconButton label={t('files.retry', { name })} size="s" onPress={() => uploads.retry(chatId, key)}>
          <RotateCw />
        </IconButton>
      )}
      <IconButton label={t(isGoing ? 'files.cancel' : 'files.remove', { name })} size="s" onPress={() => uploads.remove(chatId, key)}>
        <X />
      </IconButton>
      {isGoing && <progress className={css.bar} value={progress} aria-label={t('files.uploading', { name })} />}
    </li>
  );
}

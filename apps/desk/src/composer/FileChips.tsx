import { RotateCw, X } from 'lucide-react';
import { bytes } from '#ui/format/text';
import { IconButton } from '#ui/parts/Button/Button';
import { t } from '../words';
import type { Uploads } from './useUploads';
import css from './FileChips.module.css';

export function FileChips({ uploads }: { uploads: Uploads }) {
  if (uploads.all.length === 0) return null;
  return (
    <ul className={css.chips} aria-label={t('files.chosen')}>
      {uploads.all.map(({ key, file, progress, stored, problem }) => (
        <li key={key} className={css.chip} data-failed={problem ? '' : undefined}>
          <span className={css.words}>
            <bdi>{file.name}</bdi>
            <span role={problem ? 'alert' : undefined}>{problem ?? (stored ? bytes(file.size) : `${Math.round(progress * 100)} %`)}</span>
          </span>
          {problem && (
            <IconButton label={t('failed.retry')} size="s" onPress={() => uploads.retry(key)}>
              <RotateCw />
            </IconButton>
          )}
          <IconButton label={t('files.remove', { name: file.name })} size="s" onPress={() => uploads.remove(key)}>
            <X />
          </IconButton>
          {!stored && !problem && <progress className={css.bar} value={progress} aria-label={t('files.uploading', { name: file.name })} />}
        </li>
      ))}
    </ul>
  );
}

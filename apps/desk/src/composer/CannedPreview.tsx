import { Paperclip } from 'lucide-react';
import { type KeyboardEvent, type Ref, useId } from 'react';
import type { CannedResponseView } from '#client/core';
import { bytes } from '#ui/format/text';
import { t } from '../words';
import { fillIn, partsOf } from './filling';
import css from './CannedMenu.module.css';

export interface Rendered {
  text: string;
  /** Names of variables without a value. */
  missing: string[];
}

interface CannedPreviewProps {
  ref: Ref<HTMLDivElement>;
  response: CannedResponseView;
  /** Undefined until the server has answered. */
  rendered: Rendered | undefined;
  problem: string | null;
  values: Readonly<Record<string, string>>;
  onValue: (name: string, value: string) => void;
  onDone: () => void;
  onLeave: () => void;
}

/** A canned response as it will be sent; what is not known is asked for. */
export function CannedPreview({ ref, response, rendered, problem, values, onValue, onDone, onLeave }: CannedPreviewProps) {
  const { missing = [] } = rendered ?? {};
  const parts = rendered ? partsOf(response.content, rendered.text) : [];
  return (
    <div ref={ref} className={css.preview} data-asks={missing.length > 0 || undefined}>
      <p className={css.head}>
        <strong>{response.title}</strong>
        <span>{t('canned.used', { count: response.ownUsageCount })}</span>
      </p>
      {rendered ? (
        <p className={css.text} dir="auto" aria-live={missing.length > 0 ? undefined : 'polite'}>
          {parts.map(({ text, as }, at) => {
            if (as === 'written') return <span key={at}>{text}</span>;
            const filled = fillIn(text, values);
            return (
              <mark key={at} className={css[filled === text ? as : 'filled']}>
                {filled}
              </mark>
            );
          })}
        </p>
      ) : (
        <p className={css.text}>{problem ?? response.content}</p>
      )}
      {missing.length > 0 && (
        <fieldset className={css.values}>
          <legend>{t('canned.missing')}</legend>
          {missing.map((name) => (
            <Value
              key={name}
              name={name}
              value={values[name] ?? ''}
              onChange={(value) => onValue(name, value)}
              onDone={onDone}
              onLeave={onLeave}
            />
          ))}
        </fieldset>
      )}
      {response.attachments.length > 0 && (
        <ul className={css.files} aria-label={t('canned.files')}>
          {response.attachments.map(({ id, name, size }) => (
            <li key={id}>
              <Paperclip aria-hidden /> <bdi>{name}</bdi> <span>{bytes(size)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ValueProps {
  name: string;
  value: string;
  onChange: (value: string) => void;
  onDone: () => void;
  onLeave: () => void;
}

/** One value that is not known. Enter goes on to the next, and from the last on with the response. */
function Value({ name, value, onChange, onDone, onLeave }: ValueProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !['Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') onDone();
    else onLeave();
  };
  return (
    <label className={css.value} htmlFor={id}>
      {name.replaceAll('_', ' ')}
      <input
        id={id}
        name={name}
        value={value}
        dir="auto"
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

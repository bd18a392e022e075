import { useRef } from 'react';
import { FieldError, Label, TextArea, TextField } from 'react-aria-components';
import { Button } from '#ui/parts/Button/Button';
import { CANNED_VARIABLES } from '#words';
import { t } from '../../words/admin';
import { piecesOf } from './responses';
import css from './Canned.module.css';

interface ContentFieldProps {
  value: string;
  error: string | null;
  isReadOnly: boolean;
  onChange: (content: string) => void;
}

const MOST_LETTERS = 10_000;

/** The text, with the variables that may stand in it: a press puts one where one writes. What is no variable is named. */
export function ContentField({ value, error, isReadOnly, onChange }: ContentFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const unknown = [...new Set(piecesOf(value).flatMap(({ text, as }) => (as === 'unknown' ? [text] : [])))];
  function insert(name: string): void {
    const { current } = area;
    if (!current) return;
    current.setRangeText(`{{${name}}}`, current.selectionStart, current.selectionEnd, 'end');
    onChange(current.value);
    current.focus();
  }
  return (
    <div className={css.content}>
      <TextField
        value={value}
        onChange={onChange}
        isInvalid={Boolean(error)}
        isReadOnly={isReadOnly}
        validationBehavior="aria"
        className={css.field}
      >
        <Label className={css.label}>{t('responses.content')}</Label>
        <TextArea ref={area} className={css.area} rows={9} maxLength={MOST_LETTERS} dir="auto" />
        <FieldError className={css.error}>{error}</FieldError>
      </TextField>
      {unknown.length > 0 && (
        <p className={css.error} role="status">
          {t('responses.unknownVariables')}{' '}
          {unknown.map((text) => (
            <code key={text}>{text}</code>
          ))}
        </p>
      )}
      {!isReadOnly && (
        <div className={css.chips} role="group" aria-label={t('responses.variables')}>
          {CANNED_VARIABLES.map((name) => (
            <Button key={name} size="s" onPress={() => insert(name)}>
              {name.replaceAll('_', ' ')}
            </Button>
          ))}
        </div>
      )}
      <p className={css.meta}>{t('responses.fallback', { written: '{{customer_name | default: "there"}}' })}</p>
    </div>
  );
}

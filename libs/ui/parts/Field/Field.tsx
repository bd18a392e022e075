import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import css from './Field.module.css';

export interface FieldProps extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  /** Where what stands beside it says the same. */
  isLabelHidden?: boolean;
  hint?: string;
  error?: string | null;
  placeholder?: string;
  isMultiline?: boolean;
  rows?: number;
  /** At the end of the field, e.g. a button that shows the password. */
  after?: ReactNode;
}

/** A labelled field; `error` says what is wrong with what is in it. */
export function Field({ label, isLabelHidden, hint, error, placeholder, isMultiline, rows = 3, after, ...props }: FieldProps) {
  return (
    <TextField {...props} isInvalid={Boolean(error)} className={css.field} validationBehavior="aria">
      <Label className={isLabelHidden ? 'sr-only' : css.label}>{label}</Label>
      <span className={css.box}>
        {isMultiline ? (
          <TextArea className={css.area} rows={rows} placeholder={placeholder} dir="auto" />
        ) : (
          <Input className={css.input} placeholder={placeholder} />
        )}
        {after}
      </span>
      {hint && !error && (
        <Text slot="description" className={css.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={css.error}>{error}</FieldError>
    </TextField>
  );
}

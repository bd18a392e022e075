import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Refused } from './rest';
import type { Widget } from './widget';

interface FieldProps {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'tel';
  value?: string;
  hint?: string;
  isRequired?: boolean;
  isLong?: boolean;
  error?: string;
  /** What a field that may be left out is called. */
  optional?: (label: string) => string;
}

/** What surely is no address is said at once; the server decides. */
export const isEmail = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text);

export function Field({ name, label, type = 'text', value, hint, isRequired, isLong, error, optional }: FieldProps): JSX.Element {
  const id = `sb-${name}`;
  const shared = {
    id,
    name,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
    'aria-required': isRequired,
    defaultValue: value,
    placeholder: hint,
    maxLength: isLong ? 10_000 : 120,
    dir: type === 'text' ? ('auto' as const) : ('ltr' as const),
  };
  return (
    <div class="field">
      <label for={id}>{isRequired ? label : optional!(label)}</label>
      {isLong ? (
        <textarea rows={4} {...shared} />
      ) : (
        <input {...({ type } as { type: 'email' })} autocomplete={name === 'phone' ? 'tel' : name} {...shared} />
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

interface FormProps {
  w: Widget;
  /** Names of fields that must not be empty. */
  required: string[];
  submit: string;
  run: (values: Record<string, string>) => Promise<unknown>;
  children: (errors: Record<string, string>) => ComponentChildren;
  after?: ComponentChildren;
}

/** A form that says what is missing beside the field, and what was refused above the button. */
export function Form({ w, required, submit, run, children, after }: FormProps): JSX.Element {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    const tell = (found: Record<string, string>): void => {
      setErrors(found);
      (form.elements.namedItem(Object.keys(found)[0] ?? '') as HTMLElement | null)?.focus();
    };
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, (value as string).trim()]));
    const found: Record<string, string> = {};
    for (const name of required) if (!values[name]) found[name] = w.words('needed');
    if (values.email && !isEmail(values.email)) found.email = w.words('email_wrong');
    tell(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    await run(values).catch((error: Partial<Refused>) => {
      const field = error.problem?.errors?.[0]?.pointer.split('/').pop() ?? '';
      tell({ [field in values ? field : '']: w.refusal(error) });
    });
    setBusy(false);
  };
  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)}>
      {children(errors)}
      {errors[''] && (
        <p class="error" role="alert">
          {errors['']}
        </p>
      )}
      <button type="submit" class="primary" aria-disabled={isBusy}>
        {isBusy ? w.words('starting') : submit}
      </button>
      {after}
    </form>
  );
}

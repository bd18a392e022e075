import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isEmail } from '../app/form';
import type { Widget } from '../app/widget';

interface AskEmailProps {
  w: Widget;
  run: (email: string) => Promise<void>;
  /** Stands below the field while nothing is wrong. */
  note?: string;
  children: ComponentChildren;
}

/** Asks where to write to. */
export function AskEmail({ w, run, note, children }: AskEmailProps): JSX.Element {
  const { words } = w;
  const [error, setError] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current!.focus();
    // What is said below might not be seen.
    field.current!.form!.scrollIntoView({ block: 'end' });
  }, [error]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const email = (new FormData(event.currentTarget as HTMLFormElement).get('email') as string).trim();
    if (!isEmail(email)) return setError(words('email_wrong'));
    run(email).catch((refused: unknown) => setError(w.refusal(refused)));
  };
  return (
    <form class="inline" noValidate onSubmit={submit}>
      <input
        ref={field}
        name="email"
        type="email"
        dir="ltr"
        autocomplete="email"
        aria-label={words('email')}
        placeholder={words('email')}
        defaultValue={w.person.email}
      />
      <button type="submit" class="primary">
        {words('send')}
      </button>
      {error ? (
        <p class="error" role="alert">
          {error}
        </p>
      ) : (
        note && <p class="quiet">{note}</p>
      )}
      {children}
    </form>
  );
}

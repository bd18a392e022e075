import { useNavigate, useSearch } from '@tanstack/react-router';
import { Eye, EyeOff } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { ProblemError } from '#client/core';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { session } from '../live/session';
import { Logo } from '../shell/Logo';
import { t } from '../words/login';
import { DemoLogins } from './DemoLogins';
import css from './Login.module.css';

/** Seconds until another attempt is worth it, counted down. */
function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}

export function Login() {
  const { to, problem } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  useEffect(() => void (document.title = t('login.title')), []);
  const enter = (): void => void navigate({ href: to ?? '/inbox', replace: true });
  return (
    <main className={css.page}>
      <div className={css.card}>
        <Logo />
        <h1 className={css.title}>{t('login.heading')}</h1>
        <DemoLogins onSignedIn={enter} />
        <LoginForm onSignedIn={enter} to={to} told={problem === undefined ? null : toldOf(problem)} />
      </div>
    </main>
  );
}

export interface LoginFormProps {
  email?: string;
  onSignedIn: () => void;
  /** Where somebody who signs in elsewhere comes back to. */
  to?: string;
  /** What is said before anything was tried here. */
  told?: string | null;
}

/**
 * The company's provider, where there is one, or e-mail and password. With `email` given it is for somebody who was signed out, and asks for
 * the password alone.
 */
export function LoginForm({ email: known, onSignedIn, to, told = null }: LoginFormProps) {
  const [provider] = useState(providerName);
  const [email, setEmail] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [shown, setShown] = useState(false);
  const [stay, setStay] = useState(session.staysSignedIn);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useCountdown();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (email.trim() === '' || password === '') return setProblem(t('login.incomplete'));
    setBusy(true);
    setProblem(null);
    try {
      await session.signIn(email.trim(), password, stay, code?.trim() || undefined);
      onSignedIn();
    } catch (error) {
      const isCodeNeeded = error instanceof ProblemError && error.code === 'auth.code_needed';
      if (isCodeNeeded) setCode('');
      // That it is needed is said by the field, until somebody leaves it empty.
      setProblem(isCodeNeeded && code === undefined ? null : wordsOf(error));
      if (error instanceof ProblemError && error.status === 429) setWait(retryAfter(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      {provider !== undefined && (
        <>
          {told !== null && (
            <p className={css.problem} role="alert">
              {told}
            </p>
          )}
          <Button kind="primary" wide onPress={() => session.signInElsewhere(to, stay)}>
            <bdi className={css.provider}>{t('login.with', { name: provider })}</bdi>
          </Button>
          <p className={css.or}>{t('login.or')}</p>
        </>
      )}
      {known === undefined && (
        <Field
          label={t('login.email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          autoFocus={provider === undefined}
        />
      )}
      <Field
        label={t('login.password')}
        type={shown ? 'text' : 'password'}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus={known !== undefined && provider === undefined}
        after={
          <IconButton label={shown ? t('login.hide') : t('login.show')} size="s" onPress={() => setShown(!shown)}>
            {shown ? <EyeOff /> : <Eye />}
          </IconButton>
        }
      />
      {code !== undefined && (
        <Field
          label={t('login.code')}
          hint={t('login.codeHint')}
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          maxLength={40}
          autoFocus
        />
      )}
      {known === undefined && (
        <Checkbox className={css.check} isSelected={stay} onChange={setStay}>
          <span className={css.box} aria-hidden />
          {t('login.stay')}
        </Checkbox>
      )}
      <p className={css.problem} role="alert">
        {problem}
      </p>
      <Button type="submit" kind={provider === undefined ? 'primary' : 'outline'} wide isDisabled={busy || wait > 0}>
        {wait > 0 ? t('login.wait', { seconds: wait }) : busy ? t('login.busy') : t('login.submit')}
      </Button>
    </form>
  );
}

/** What the company's provider is called: the server names it in the document. */
const providerName = (): string | undefined => document.querySelector<HTMLMetaElement>('meta[name=oidc]')?.content;

/** Why the sign-in at the provider came to nothing. */
function toldOf(code: string): string {
  const told = PROBLEMS.find((each) => each === code);
  return told === undefined ? t('login.failed') : t(`login.${told}`);
}

const PROBLEMS = [
  'oidc.unavailable',
  'oidc.expired',
  'oidc.denied',
  'oidc.refused',
  'oidc.no_role',
  'oidc.email_unverified',
  'oidc.email_taken',
  'oidc.deactivated',
  'rate.limited',
] as const;

function wordsOf(error: unknown): string {
  if (!(error instanceof ProblemError)) return t('login.failed');
  if (error.code === 'network.unreachable') return t('login.unreachable');
  return error.message;
}

function retryAfter({ problem }: ProblemError): number {
  const { retryAfterSeconds } = problem as { retryAfterSeconds?: number };
  return Math.ceil(retryAfterSeconds ?? 30);
}

import { type FormEvent, useMemo, useState } from 'react';
import { encode } from 'uqr';
import { Button } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import { ProblemError } from '#client/core';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t } from '../words/totp';
import { useMe } from './useMe';
import css from './AccountPage.module.css';

interface Begun {
  secret: string;
  uri: string;
}

/** The second factor of one's own sign-in: set up by a QR code, confirmed by a code, removed by the password. */
export function Authenticator() {
  const [begun, begin] = useState<Begun>();
  const [codes, setCodes] = useState<string[]>();
  const { secondFactor } = useMe();
  const confirmed = (recovery: string[]): void => {
    setCodes(recovery);
    begin(undefined);
  };
  return (
    <section className={css.card} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {codes ? (
        <Recovery codes={codes} onDone={() => setCodes(undefined)} />
      ) : secondFactor ? (
        <Removal />
      ) : begun ? (
        <Confirmation begun={begun} onConfirmed={confirmed} onClose={() => begin(undefined)} />
      ) : (
        <Beginning onBegun={begin} />
      )}
    </section>
  );
}

function Beginning({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const { client } = useDesk();
  const saving = useSaving([]);
  return (
    <>
      <p>{t('off')}</p>
      <p className={css.problem} role="alert">
        {saving.problem}
      </p>
      <div className={css.actions}>
        <Button
          onPress={() => void saving.save(async () => onBegun(await client.rest.post<Begun>('/me/totp', {})))}
          isDisabled={saving.isBusy}
        >
          {t('begin')}
        </Button>
      </div>
    </>
  );
}

interface ConfirmationProps {
  begun: Begun;
  onConfirmed: (codes: string[]) => void;
  onClose: () => void;
}

function Confirmation({ begun: { secret, uri }, onConfirmed, onClose }: ConfirmationProps) {
  const { client, login } = useDesk();
  const me = useMe();
  const [code, setCode] = useState('');
  const saving = useSaving(['code'], (error) => (error instanceof ProblemError && error.code === 'auth.wrong_code' ? 'code' : undefined));
  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    await saving.save(async () => {
      const { recoveryCodes } = await client.rest.post<{ recoveryCodes: string[] }>('/me/totp/confirm', { code: code.trim() });
      onConfirmed(recoveryCodes);
      login.changeUser({ ...me, secondFactor: true });
    });
  }
  return (
    <form className={css.words} onSubmit={(event) => void confirm(event)} noValidate>
      <p>{t('scan')}</p>
      <QrCode text={uri} />
      <p>
        {t('key')}: <code className={css.key}>{secret}</code>
      </p>
      <Field
        label={t('code')}
        hint={t('codeHint')}
        error={saving.errorOf('code') ?? saving.problem}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        autoFocus
      />
      <div className={css.actions}>
        <Button type="submit" kind="primary" isDisabled={saving.isBusy || code.trim() === ''}>
          {t('confirm')}
        </Button>
        <Button kind="plain" onPress={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Black on white whatever the theme: not every camera reads it the other way round. */
function QrCode({ text }: { text: string }) {
  const { data, size } = useMemo(() => encode(text), [text]);
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={t('qr')}>
      <path d={path} fill="#000" />
    </svg>
  );
}

function Recovery({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const copy = (): void =>
    void navigator.clipboard.writeText(codes.join('\n')).then(
      () => toasts.say(t('copied')),
      () => undefined,
    );
  return (
    <>
      <p>{t('kept')}</p>
      <ul className={css.codes} aria-label={t('recovery')}>
        {codes.map((code) => (
          <li key={code}>
            <code dir="ltr">{code}</code>
          </li>
        ))}
      </ul>
      <div className={css.actions}>
        <Button kind="primary" onPress={onDone}>
          {t('done')}
        </Button>
        <Button onPress={copy}>{t('copy')}</Button>
      </div>
    </>
  );
}

function Removal() {
  const { client, login } = useDesk();
  const me = useMe();
  const [password, setPassword] = useState('');
  const saving = useSaving(['password'], (error) =>
    error instanceof ProblemError && error.code === 'auth.wrong_password' ? 'password' : undefined,
  );
  async function remove(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await saving.save(() => client.rest.delete('/me/totp', { password }));
    if (!done) return;
    login.changeUser({ ...me, secondFactor: false });
    toasts.say(t('removed'));
  }
  return (
    <form className={css.words} onSubmit={(event) => void remove(event)} noValidate>
      <p>{t('on')}</p>
      <Field
        label={t('password')}
        type="password"
        autoComplete="current-password"
        error={saving.errorOf('password') ?? saving.problem}
        value={password}
        onChange={setPassword}
      />
      <div className={css.actions}>
        <Button type="submit" isDisabled={saving.isBusy || password === ''}>
          {t('remove')}
        </Button>
      </div>
    </form>
  );
}

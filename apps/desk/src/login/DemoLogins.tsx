import { useState } from 'react';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { session } from '../live/session';
import { t } from '../words/login';
import css from './Login.module.css';

interface DemoLogin {
  name: string;
  role: 'agent' | 'supervisor' | 'admin';
  email: string;
  password: string;
}

/** Whom a visitor of the demo may be: the server names them in the document, and only there. */
function demoLogins(): DemoLogin[] {
  const named = document.querySelector<HTMLMetaElement>('meta[name=demo-logins]');
  return named ? (JSON.parse(named.content) as DemoLogin[]) : [];
}

/** The people of the demo as buttons; nothing elsewhere. */
export function DemoLogins({ onSignedIn }: { onSignedIn: () => void }) {
  const [people] = useState(demoLogins);
  const [failed, setFailed] = useState(false);
  if (people.length === 0) return null;
  const signIn = ({ email, password }: DemoLogin): void => {
    session.signIn(email, password, false).then(onSignedIn, () => setFailed(true));
  };
  return (
    <section className={css.demo} aria-labelledby="demo-logins">
      <h2 id="demo-logins">{t('login.demo')}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.email}>
            <button type="button" onClick={() => signIn(person)}>
              <Avatar id={person.email} name={person.name} size={28} />
              <bdi>{person.name}</bdi>
              <small>{t(`login.role.${person.role}`)}</small>
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <p className={css.problem} role="alert">
          {t('login.failed')}
        </p>
      )}
    </section>
  );
}

import { BadgeCheck, Globe, Mail, Pencil, Phone, UsersRound } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ago } from '#ui/format/time';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { IconButton } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { serverNow } from '#ui/parts/Timer/second';
import type { ChatView, ContextView, CustomerView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { patchCustomer } from '../live/patches';
import { saveChanges } from '../shell/conflicts';
import { InlineForm } from '../shell/InlineForm';
import { useEditing } from '../shell/useEditing';
import { t } from '../words';
import css from './CustomerPanel.module.css';

/** Who it is and how to reach it, which is corrected in its place. */
export function Contact({ chat, context }: { chat: ChatView; context: ContextView | undefined }) {
  const [isEditing, edit] = useState(false);
  const team = useQuery(queriesOf(useDesk()).teams()).data?.find(({ id }) => id === chat.teamId);
  const who = context?.customer ?? chat.customer;
  if (isEditing && context) return <ContactForm customer={context.customer} onClose={() => edit(false)} />;
  return (
    <>
      <header className={css.head}>
        <Avatar id={who.id} name={who.name} size={48} />
        <div>
          <h2 className={css.name}>
            <bdi>{who.name}</bdi>
            {context?.customer.verified && <BadgeCheck className={css.verified} role="img" aria-label={t('customer.verified')} />}
          </h2>
          <p className={css.presence} data-online={chat.customer.online || undefined}>
            {presenceOf(chat)}
          </p>
        </div>
        {context?.customer.erasedAt === null && (
          <span className={css.edit}>
            <IconButton label={t('customer.edit')} size="s" onPress={() => edit(true)}>
              <Pencil />
            </IconButton>
          </span>
        )}
      </header>
      <ul className={css.ways}>
        {team && (
          <li>
            <UsersRound role="img" aria-label={t('customer.team')} />
            <bdi>{team.name}</bdi>
          </li>
        )}
        <li>
          <Mail role="img" aria-label={t('customer.email')} />
          {who.email ? (
            <a href={`mailto:${who.email}`} dir="ltr">
              {who.email}
            </a>
          ) : (
            <span className={css.none}>{t('customer.noEmail')}</span>
          )}
        </li>
        <li>
          <Phone role="img" aria-label={t('customer.phone')} />
          {who.phone ? <span dir="ltr">{who.phone}</span> : <span className={css.none}>{t('customer.noPhone')}</span>}
        </li>
        <li>
          <Globe role="img" aria-label={t('customer.page')} />
          {chat.page ? (
            <bdi title={chat.page.url}>{chat.page.title ?? chat.page.url}</bdi>
          ) : (
            <span className={css.none}>{t('customer.noPage')}</span>
          )}
        </li>
      </ul>
    </>
  );
}

function presenceOf({ customer }: ChatView): string {
  if (customer.online) return t('customer.online');
  if (customer.lastSeenAt === null) return t('customer.never');
  return t('customer.lastSeen', { time: ago((serverNow() - Date.parse(customer.lastSeenAt)) / 1000) });
}

type Fields = Record<'name' | 'email' | 'phone', string>;

const fieldsOf = ({ name, email, phone }: CustomerView): Fields => ({ name, email: email ?? '', phone: phone ?? '' });
const bodyOf = (changes: Partial<Fields>): object =>
  Object.fromEntries(Object.entries(changes).map(([field, text]) => [field, text.trim() || (field === 'name' ? '' : null)]));
const inWords = (field: keyof Fields, text: string) => ({ label: t(`customer.${field}`), text });

function ContactForm({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const { client, queries } = useDesk();
  const { values: fields, saving, ...form } = useEditing(fieldsOf(customer));
  const set = (field: keyof Fields) => (value: string) => form.set({ [field]: value });
  const save = (): Promise<boolean> =>
    saving.save(async () => {
      const { before, changes } = form;
      const edit = { path: `/customers/${customer.id}`, before, changes, fieldsOf, bodyOf, inWords };
      patchCustomer(queries, await saveChanges<CustomerView, Fields>(client.rest, edit));
    });
  return (
    <InlineForm label={t('customer.edit')} className={css.form} saving={saving} onSave={save} onClose={onClose}>
      <Field
        label={t('customer.name')}
        error={saving.errorOf('name')}
        value={fields.name}
        onChange={set('name')}
        maxLength={120}
        autoFocus
      />
      <Field label={t('customer.email')} type="email" error={saving.errorOf('email')} value={fields.email} onChange={set('email')} />
      <Field
        label={t('customer.phone')}
        type="tel"
        error={saving.errorOf('phone')}
        value={fields.phone}
        onChange={set('phone')}
        maxLength={40}
      />
      <p className={css.failed} role="alert">
        {saving.problem}
      </p>
    </InlineForm>
  );
}

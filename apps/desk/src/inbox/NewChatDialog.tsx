import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { ChatView, CustomerView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t } from '../words';
import css from './NewChatDialog.module.css';

/** With an id: somebody who is known. */
export type NewChatCustomer = Pick<CustomerView, 'name' | 'email'> & { id?: string };

export interface NewChatDialogProps {
  /** For whom, where that is clear. */
  customer?: NewChatCustomer;
  onClose: () => void;
  onStarted: (chat: ChatView) => void;
}

const FIELDS = ['customer/name', 'customer/email', 'subject', 'greeting'];
const TAKERS = ['me', 'whoever'] as const;

/** Starts a chat with a customer, who is known or described, for oneself or for whoever has the skills. */
export function NewChatDialog({ customer: given, onClose, onStarted }: NewChatDialogProps) {
  const desk = useDesk();
  const [customer, choose] = useState<NewChatCustomer | null>(given ?? null);
  const [subject, setSubject] = useState('');
  const [taker, setTaker] = useState<(typeof TAKERS)[number]>('me');
  const [skills, setSkills] = useState<string[]>([]);
  const [greeting, setGreeting] = useState('');
  const known = useQuery(queriesOf(desk).skills());
  const saving = useSaving(FIELDS);

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!customer) return;
    await saving.save(async () => {
      const { chat } = await desk.client.rest.post<{ chat: ChatView }>('/chats', {
        ...(customer.id
          ? { customerId: customer.id }
          : { customer: { name: customer.name.trim(), email: customer.email?.trim() || null } }),
        subject: subject.trim() || null,
        ...(greeting.trim() && { greeting: greeting.trim() }),
        ...(taker === 'me' ? { claim: true } : { skills: skills.map((name) => ({ name })) }),
      });
      if (taker === 'whoever') toasts.say(t('newChat.waiting', { name: chat.customer.name }));
      onStarted(chat);
    });
  }

  return (
    <Dialog title={t('newChat.title')} isOpen onClose={onClose} size="m">
      <form className={css.form} onSubmit={(event) => void start(event)} noValidate>
        {customer ? (
          <Chosen customer={customer} onChange={choose} errorOf={saving.errorOf} onAnother={() => (saving.forget(), choose(null))} />
        ) : (
          <Finder onChoose={choose} />
        )}
        <Field label={t('newChat.subject')} error={saving.errorOf('subject')} value={subject} onChange={setSubject} maxLength={200} />
        <Toggles
          label={t('newChat.who')}
          options={TAKERS.map((id) => ({ id, label: t(`newChat.${id}`) }))}
          selected={[taker]}
          onChange={([next]) => next && setTaker(next)}
          isSingle
        />
        {taker === 'whoever' && known.data && known.data.length > 0 && (
          <Toggles
            label={t('newChat.skills')}
            options={known.data.map(({ name }) => ({ id: name, label: name }))}
            selected={skills}
            onChange={setSkills}
          />
        )}
        <Field
          label={t('newChat.greeting')}
          hint={t('newChat.greetingHint')}
          error={saving.errorOf('greeting')}
          value={greeting}
          onChange={setGreeting}
          maxLength={10_000}
          isMultiline
        />
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
        <footer className={css.footer}>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={!customer || saving.isBusy}>
            {customer ? t('newChat.start') : t('newChat.choose')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

const NEW = 'new';
const SHOWN = 6;

/** Finds a customer by the beginnings of words; whoever is not there yet can be described. */
function Finder({ onChoose }: { onChoose: (customer: NewChatCustomer) => void }) {
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery({ ...queriesOf(useDesk()).customers(q, SHOWN), enabled: q !== '', placeholderData: keepPreviousData });
  const customers = q === '' ? [] : (found.data?.data ?? []);
  const act = (key: string): void => {
    if (key === NEW) onChoose(text.includes('@') ? { name: '', email: text.trim() } : { name: text.trim(), email: '' });
    else onChoose(customers.find(({ id }) => id === key)!);
  };
  return (
    <div className={css.finder}>
      <Autocomplete inputValue={text} onInputChange={setText} disableAutoFocusFirst>
        <SearchField className={css.find} autoFocus>
          <Label className={css.label}>{t('newChat.find')}</Label>
          <Input className={css.input} placeholder={t('newChat.findHint')} />
        </SearchField>
        {text.trim() !== '' && (
          <ListBox className={css.list} aria-label={t('newChat.found')} onAction={(key) => act(String(key))}>
            {customers.map(({ id, name, email, phone }) => (
              <ListBoxItem key={id} id={id} textValue={name} className={css.item}>
                <Avatar id={id} name={name} size={24} />
                <bdi className={css.name}>{name}</bdi>
                <bdi className={css.detail}>{email ?? phone}</bdi>
              </ListBoxItem>
            ))}
            <ListBoxItem id={NEW} textValue={t('newChat.make', { name: text.trim() })} className={css.item}>
              {t('newChat.make', { name: text.trim() })}
            </ListBoxItem>
          </ListBox>
        )}
      </Autocomplete>
    </div>
  );
}

interface ChosenProps {
  customer: NewChatCustomer;
  onChange: (customer: NewChatCustomer) => void;
  errorOf: (field: string) => string | null;
  onAnother: () => void;
}

function Chosen({ customer, onChange, errorOf, onAnother }: ChosenProps) {
  if (customer.id !== undefined)
    return (
      <div className={css.chosen}>
        <Avatar id={customer.id} name={customer.name} size={36} />
        <span className={css.words}>
          <bdi>{customer.name}</bdi>
          <bdi className={css.detail}>{customer.email}</bdi>
        </span>
        <Button kind="plain" size="s" onPress={onAnother}>
          {t('newChat.another')}
        </Button>
      </div>
    );
  return (
    <div className={css.two}>
      <Field
        label={t('customer.name')}
        error={errorOf('customer/name')}
        value={customer.name}
        onChange={(name) => onChange({ ...customer, name })}
        maxLength={120}
        autoFocus
      />
      <Field
        label={t('customer.email')}
        type="email"
        error={errorOf('customer/email')}
        value={customer.email ?? ''}
        onChange={(email) => onChange({ ...customer, email })}
      />
      <Button kind="link" size="s" onPress={onAnother}>
        {t('newChat.another')}
      </Button>
    </div>
  );
}

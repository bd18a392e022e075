import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import type { CustomerView } from '#client/core';
import { useDesk } from '../live/context';
import { patchCustomer } from '../live/patches';
import { saveChanges } from '../shell/conflicts';
import { InlineForm } from '../shell/InlineForm';
import { useEditing } from '../shell/useEditing';
import { t } from '../words';
import { Section } from './Section';
import css from './CustomerPanel.module.css';

const MOST = 2_000;

/** What the team should know of the customer in every chat. */
export function CustomerNote({ customer }: { customer: CustomerView }) {
  const [isEditing, edit] = useState(false);
  const { note } = customer;
  const tool =
    customer.erasedAt === null && !isEditing ? (
      <IconButton label={note === null ? t('customer.noteAdd') : t('customer.noteEdit')} size="s" onPress={() => edit(true)}>
        <Pencil />
      </IconButton>
    ) : undefined;
  return (
    <Section id="note" title={t('customer.note')} tool={tool} isForced={isEditing}>
      {isEditing ? (
        <NoteForm customer={customer} onClose={() => edit(false)} />
      ) : (
        <p className={note === null ? css.none : css.note} dir="auto">
          {note ?? t('customer.noNote')}
        </p>
      )}
    </Section>
  );
}

interface Fields {
  note: string;
}
const fieldsOf = ({ note }: CustomerView): Fields => ({ note: note ?? '' });
const bodyOf = ({ note }: Partial<Fields>): object => ({ note: note?.trim() || null });
const inWords = (_field: keyof Fields, text: string) => ({ label: t('customer.note'), text });

function NoteForm({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const { client, queries } = useDesk();
  const { values, set, saving, ...form } = useEditing(fieldsOf(customer));
  const save = (): Promise<boolean> =>
    saving.save(async () => {
      const { before, changes } = form;
      const edit = { path: `/customers/${customer.id}`, before, changes, fieldsOf, bodyOf, inWords };
      patchCustomer(queries, await saveChanges<CustomerView, Fields>(client.rest, edit));
    });
  return (
    <InlineForm label={t('customer.note')} className={css.noteForm} saving={saving} onSave={save} onClose={onClose}>
      <Field
        label={t('customer.note')}
        hint={t('note.only')}
        error={saving.errorOf('note') ?? saving.problem}
        value={values.note}
        onChange={(note) => set({ note })}
        maxLength={MOST}
        isMultiline
        autoFocus
      />
    </InlineForm>
  );
}

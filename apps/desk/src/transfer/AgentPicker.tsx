import { type ReactNode, useEffect, useState } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Chip } from '#ui/parts/Chip/Chip';
import { Field } from '#ui/parts/Field/Field';
import { Seats } from '#ui/parts/Seats/Seats';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import type { RosterRow } from '#client/desk';
import type { ChatSkill } from '#client/core';
import { useDesk, useStore } from '../live/context';
import { t } from '../words';
import { byFit, fits, isFree } from './receivers';
import css from './TransferDialog.module.css';

export interface AgentPickerProps {
  /** What the chat asks for. */
  skills: readonly ChatSkill[];
  /** Who has the chat is not among those who may get it. */
  exceptId?: string | null;
  /** Whether it can be given to an agent who is not free. */
  mayTake: (row: RosterRow) => boolean;
  /** Id of an agent, or of an item of `others`. */
  chosen: string | null;
  onChoose: (id: string | null) => void;
  /** A section between those who are free and those who are not. */
  others?: ReactNode;
}

/** Colleagues as they are at this moment, those who fit best first. */
export function AgentPicker({ skills, exceptId = null, mayTake, chosen, onChoose, others }: AgentPickerProps) {
  const { roster } = useDesk();
  const { rows, status } = useStore(roster);
  useEffect(() => roster.watch(), [roster]);
  const [text, setText] = useState('');
  const typed = text.trim().toLocaleLowerCase();
  const found = rows.filter(({ id, name }) => id !== exceptId && name.toLocaleLowerCase().includes(typed));
  const free = byFit(found.filter(isFree), skills);
  const notFree = found.filter((row) => !isFree(row) && row.status !== 'offline');
  return (
    <>
      <Field label={t('transfer.find')} value={text} onChange={setText} autoFocus />
      {status === 'behind' && rows.length === 0 ? (
        <Skeleton lines={5} label={t('loading.agents')} />
      ) : (
        <ListBox
          className={css.list}
          aria-label={t('transfer.to')}
          selectionMode="single"
          selectedKeys={chosen === null ? [] : [chosen]}
          disabledKeys={notFree.filter((row) => !mayTake(row)).map(({ id }) => id)}
          onSelectionChange={(keys) => onChoose(keys === 'all' ? null : (([...keys][0] as string | undefined) ?? null))}
          renderEmptyState={() => t('transfer.nobody')}
        >
          <Group title={t('transfer.free')} rows={free} skills={skills} />
          {others}
          <Group title={t('transfer.notFree')} rows={notFree} skills={skills} />
        </ListBox>
      )}
    </>
  );
}

function Group({ title, rows, skills }: { title: string; rows: RosterRow[]; skills: readonly ChatSkill[] }) {
  if (rows.length === 0) return null;
  return (
    <ListBoxSection>
      <Header className={css.group}>{title}</Header>
      {rows.map((row) => (
        <ListBoxItem key={row.id} id={row.id} textValue={row.name} className={css.item}>
          <Avatar id={row.id} name={row.name} src={row.avatarUrl} size={24} />
          <bdi className={css.name}>{row.name}</bdi>
          {fits(row, skills) && <Chip tone="ok">{t('transfer.fits', { skills: skills.map(({ name }) => name).join(', ') })}</Chip>}
          <span className={css.end}>
            <StatusDot status={row.status} />
            {t(`status.${row.status}`)}
            <Seats
              taken={row.activeChats}
              of={row.maxConcurrentChats}
              label={t('inbox.seats', { taken: row.activeChats, of: row.maxConcurrentChats })}
            />
          </span>
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}

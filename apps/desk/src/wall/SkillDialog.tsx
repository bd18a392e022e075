import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { toasts } from '#ui/parts/Toast/toasts';
import { queriesOf } from '../data/queries';
import { useDesk, useSelected } from '../live/context';
import { useSaving } from '../shell/useSaving';
import list from '../transfer/TransferDialog.module.css';
import { t as words } from '../words';
import { t } from '../words/wall';
import { useWall } from './context';
import css from './dialogs.module.css';
import { skillsOf } from './figures';
import type { RowDialogProps } from './PriorityDialog';

/** A waiting chat asks for another skill: it keeps its age, and whoever has the skill gets it. */
export function SkillDialog({ row: { chatId, customerName: name, skills }, onClose }: RowDialogProps) {
  const desk = useDesk();
  const { floor } = useWall();
  const all = useQuery(queriesOf(desk).skills()).data ?? [];
  const agents = useSelected(floor, (state) => state.agents);
  const here = new Map(skillsOf(agents, []).map((skill) => [skill.name, skill.here]));
  const [text, setText] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const saving = useSaving([]);
  const typed = text.trim().toLocaleLowerCase();
  const found = all.filter((skill) => skill.name.toLocaleLowerCase().includes(typed));
  const now = skills.map((skill) => skill.name).join(', ');
  async function move(): Promise<void> {
    const done = await saving.save(() => desk.client.rest.post(`/chats/${chatId}/transfer`, { skills: [{ name: chosen }] }));
    if (!done) return;
    toasts.say(t('skill.done', { name, skill: chosen! }));
    onClose();
  }
  const footer = (
    <>
      <Button onPress={onClose}>{words('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={chosen === null || saving.isBusy} onPress={() => void move()}>
        {chosen === null ? t('skill.choose') : t('skill.to', { skill: chosen })}
      </Button>
    </>
  );
  return (
    <Dialog title={t('skill.title', { name })} isOpen onClose={onClose} size="m" footer={footer}>
      <div className={css.form}>
        <p className={css.lead}>{now === '' ? t('skill.none') : t('skill.now', { skills: now })}</p>
        <Field label={t('skill.find')} value={text} onChange={setText} autoFocus />
        <ListBox
          className={list.list}
          aria-label={t('column.skills')}
          selectionMode="single"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => choose(keys === 'all' ? null : (([...keys][0] as string | undefined) ?? null))}
          renderEmptyState={() => t('skill.noneFound')}
        >
          {found.map((skill) => (
            <ListBoxItem key={skill.name} id={skill.name} textValue={skill.name} className={list.item}>
              <bdi className={list.name}>{skill.name}</bdi>
              <span className={list.end}>
                <StatusDot status={here.get(skill.name)?.online ? 'online' : 'offline'} />
                {t('skill.online', { count: here.get(skill.name)?.online ?? 0 })}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
      </div>
    </Dialog>
  );
}

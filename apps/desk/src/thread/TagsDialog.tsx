import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import type { ChatView } from '#client/core';
import { changeTags } from '../live/changes';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';

/** The tags of a chat, with commas between them. */
export function TagsDialog({ chat, onClose }: { chat: ChatView; onClose: () => void }) {
  const desk = useDesk();
  const [text, setText] = useState(chat.tags.join(', '));
  const [problem, setProblem] = useState<string | null>(null);
  async function save(): Promise<void> {
    const tags = text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean);
    try {
      await changeTags(desk, chat, tags);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  const footer = (
    <>
      <Button onPress={onClose}>{t('dialog.cancel')}</Button>
      <Button kind="primary" onPress={() => void save()}>
        {t('dialog.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('tags.title', { name: chat.customer.name })} isOpen onClose={onClose} footer={footer}>
      <form onSubmit={(event) => (event.preventDefault(), void save())}>
        <Field label={t('tags.label')} hint={t('tags.hint')} error={problem} value={text} onChange={setText} autoFocus />
      </form>
    </Dialog>
  );
}

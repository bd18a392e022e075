import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import type { ChatView } from '#client/core';
import { useDesk } from '../live/context';
import { t } from '../words';
import { shownKeys } from './keymap';
import { currentCommand, useAllCommands } from './registry';
import css from './Palette.module.css';

/** Ctrl+K: everything that can be done here, and chats by their words. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <ModalOverlay className={css.scrim} isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className={css.box}>
        <Dialog className={css.dialog} aria-label={t('palette.title')}>
          <PaletteContent onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteContent({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const all = useAllCommands().filter(({ isHidden }) => !isHidden);
  const query = useDeferredValue(text.trim());
  const { client } = useDesk();
  const found = useQuery({
    queryKey: ['palette', query],
    queryFn: () => client.rest.get<{ data: ChatView[] }>(`/chats?limit=5&sort=relevance&q=${encodeURIComponent(query)}`),
    enabled: query.length > 1,
    placeholderData: (before) => before,
  });
  const matching = all.filter(({ name }) => fits(name, text));
  const groups = [...new Set(matching.map(({ group }) => group))];
  const chats = query.length > 1 ? (found.data?.data ?? []) : [];

  function act(key: string): void {
    onClose();
    if (key.startsWith('chat:')) void navigate({ to: '/inbox/$chatId', params: { chatId: key.slice(5) }, search: (before) => before });
    else currentCommand(key)?.run();
  }

  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label={t('palette.title')} className={css.search} autoFocus>
        <Input className={css.input} placeholder={t('palette.placeholder')} />
      </SearchField>
      <ListBox
        className={css.list}
        aria-label={t('palette.title')}
        onAction={(key) => act(String(key))}
        renderEmptyState={() => t('palette.nothing')}
      >
        {groups.map((group) => (
          <ListBoxSection key={group} className={css.section}>
            <Header className={css.header}>{group}</Header>
            {matching
              .filter((command) => command.group === group)
              .map(({ id, name, keys }) => (
                <ListBoxItem key={id} id={id} textValue={name} className={css.item}>
                  <span>{name}</span>
                  {keys && <Kbd keys={shownKeys(keys)} />}
                </ListBoxItem>
              ))}
          </ListBoxSection>
        ))}
        {chats.length > 0 && (
          <ListBoxSection className={css.section}>
            <Header className={css.header}>{t('palette.chats')}</Header>
            {chats.map(({ id, customer, subject }) => (
              <ListBoxItem key={id} id={`chat:${id}`} textValue={customer.name} className={css.item}>
                <span>
                  <bdi>{customer.name}</bdi>
                  {subject && <span className={css.detail}> · {subject}</span>}
                </span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  );
}

/** Each word that is typed begins a word of the name. */
function fits(name: string, typed: string): boolean {
  const words = name.toLocaleLowerCase().split(/\s+/);
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

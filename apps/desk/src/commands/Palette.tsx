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
import { useDesk, useStore } from '../live/context';
import { t } from '../words';
import { keysOf, shownKeys } from './keymap';
import { currentCommand, useAllCommands } from './registry';
import { useFound } from './useFound';
import css from './Palette.module.css';

/** Ctrl+K: everything that can be done here; chats, customers, tickets and canned responses by their words. */
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
  const chosen = useStore(useDesk().preferences);
  const all = useAllCommands().filter(({ isHidden }) => !isHidden);
  const found = useFound(useDeferredValue(text.trim()));
  const matching = all.filter(({ name }) => fits(name, text));
  const groups = [...new Set(matching.map(({ group }) => group))];

  function act(key: string): void {
    onClose();
    const result = found.sections.flatMap(({ results }) => results).find(({ id }) => id === key);
    if (result) result.open();
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
        renderEmptyState={() => (found.isAsking ? t('palette.searching') : t('palette.nothing'))}
      >
        {groups.map((group) => (
          <ListBoxSection key={group} className={css.section}>
            <Header className={css.header}>{group}</Header>
            {matching
              .filter((command) => command.group === group)
              .map((command) => {
                const keys = keysOf(command, chosen);
                return (
                  <ListBoxItem key={command.id} id={command.id} textValue={command.name} className={css.item}>
                    <span>{command.name}</span>
                    {keys && <Kbd keys={shownKeys(keys)} />}
                  </ListBoxItem>
                );
              })}
          </ListBoxSection>
        ))}
        {found.sections.map(({ title, results }) => (
          <ListBoxSection key={title} className={css.section}>
            <Header className={css.header}>{title}</Header>
            {results.map(({ id, name, detail, at }) => (
              <ListBoxItem key={id} id={id} textValue={name} className={css.item}>
                <span className={css.words}>
                  <bdi>{name}</bdi>
                  {detail && <bdi className={css.detail}>{detail}</bdi>}
                </span>
                {at && <span className={css.at}>{at}</span>}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      {found.problem && (
        <p className={css.problem} role="alert">
          {found.problem}
        </p>
      )}
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

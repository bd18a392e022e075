import type { ReactElement, ReactNode } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Kbd } from '../Kbd/Kbd';
import css from './Menu.module.css';

export interface MenuEntry {
  id: string;
  label: string;
  /** A second line in grey. */
  detail?: string;
  icon?: ReactNode;
  shortcut?: string;
  isDisabled?: boolean;
  isSelected?: boolean;
  isDanger?: boolean;
  onAction: () => void;
}

export interface MenuGroup {
  title?: string;
  entries: MenuEntry[];
}

/** A button, and what may be chosen when it is pressed. */
export function Menu({ label, trigger, groups, placement, isOpen, onOpenChange }: MenuProps) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <Popover className={css.popover} placement={placement ?? 'bottom end'} offset={4}>
        <AriaMenu className={css.menu} aria-label={label} disabledKeys={disabledOf(groups)}>
          {groups.map((group, at) => (
            <MenuSection key={group.title ?? at} className={css.section} aria-label={group.title ?? label}>
              {at > 0 && <Separator className={css.line} />}
              {group.title && <Header className={css.title}>{group.title}</Header>}
              {group.entries.map((entry) => (
                <Entry key={entry.id} {...entry} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuProps {
  label: string;
  trigger: ReactElement;
  groups: MenuGroup[];
  /** Where others may open it, too. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  placement?: 'bottom end' | 'bottom start' | 'top start' | 'top end' | 'right bottom';
}

function Entry({ id, label, detail, icon, shortcut, isSelected, isDanger, onAction }: MenuEntry) {
  return (
    <MenuItem id={id} className={css.entry} onAction={onAction} textValue={label} data-danger={isDanger || undefined}>
      {icon && <span className={css.icon}>{icon}</span>}
      <span className={css.words}>
        <span>{label}</span>
        {detail && <span className={css.detail}>{detail}</span>}
      </span>
      {isSelected && (
        <span className={css.check} role="img" aria-label="selected">
          ✓
        </span>
      )}
      {shortcut && <Kbd keys={shortcut} />}
    </MenuItem>
  );
}

const disabledOf = (groups: MenuGroup[]): string[] =>
  groups.flatMap(({ entries }) => entries.filter(({ isDisabled }) => isDisabled).map(({ id }) => id));

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../Button/Button';
import css from './Dialog.module.css';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Whether a click beside it closes it. */
  isDismissable?: boolean;
  /** `l`: a drawer in which there is room for two columns. */
  size?: 's' | 'm' | 'l';
  children: ReactNode;
  footer?: ReactNode;
  /** `end`: from the side, over the page. */
  as?: 'dialog' | 'drawer';
}

/** Modal: the focus goes in, stays, and comes back. */
export function Dialog({ title, isOpen, onClose, isDismissable = true, size = 's', children, footer, as = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      className={css.scrim}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable}
      data-as={as}
    >
      <Modal className={`${css[as]} ${css[size]}`}>
        <AriaDialog className={css.content}>
          <header className={css.header}>
            <Heading slot="title" className={css.title}>
              {title}
            </Heading>
            {isDismissable && (
              <IconButton label="Close" shortcut="Esc" size="s" onPress={onClose}>
                <X />
              </IconButton>
            )}
          </header>
          <div className={css.body}>{children}</div>
          {footer && <footer className={css.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

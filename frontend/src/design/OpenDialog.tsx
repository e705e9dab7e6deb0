import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { strings } from '@/strings';
import { IconButton } from './Button';
import type { OpenDialogProps } from './Dialog';
import styles from './OpenDialog.module.css';

/** The dialog library comes with the first dialog that opens. */
export default function OpenDialog({ onClose, title, wide, children }: OpenDialogProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open onOpenChange={next => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          ref={content}
          className={`${styles.dialog} ${wide ? styles.wide : ''}`}
          aria-describedby={undefined}
          onOpenAutoFocus={event => {
            // On the dialog itself: its title is read, and no button shows its tooltip unasked.
            event.preventDefault();
            content.current?.focus();
          }}
        >
          <div className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={strings.app.close} icon={X} />
            </Radix.Close>
          </div>
          <div className={styles.body}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

import * as Radix from '@radix-ui/react-dropdown-menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Menu.module.css';

export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} align="end" sideOffset={6} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Says something above the items. */
export function MenuNote({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Radix.Label className={styles.note}>
      <span className={styles.title}>{title}</span>
      {children && <span>{children}</span>}
    </Radix.Label>
  );
}

interface MenuItemProps {
  readonly icon?: LucideIcon;
  readonly danger?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon: Icon, danger, onSelect, children }: MenuItemProps) {
  return (
    <Radix.Item className={`${styles.item} ${danger ? styles.danger : ''}`} onSelect={onSelect}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      {children}
    </Radix.Item>
  );
}

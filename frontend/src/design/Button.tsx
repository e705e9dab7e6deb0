import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly kind?: Kind;
  readonly icon?: LucideIcon;
  readonly small?: boolean;
}

export function Button({ kind = 'secondary', icon: Icon, small, className, children, ...rest }: ButtonProps) {
  const names = [styles.button, styles[kind], small && styles.small, className];
  return (
    <button type="button" className={names.filter(Boolean).join(' ')} {...rest}>
      {Icon && <Icon size={small ? 14 : 16} aria-hidden="true" />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  /** What it does, for the tooltip and for those who cannot see the icon. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly kind?: Kind;
}

export function IconButton({ label, icon: Icon, kind = 'quiet', className, ...rest }: IconButtonProps) {
  const names = [styles.button, styles.square, styles[kind], className];
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      className={names.filter(Boolean).join(' ')}
      {...rest}
    >
      <Icon size={18} aria-hidden="true" />
    </button>
  );
}

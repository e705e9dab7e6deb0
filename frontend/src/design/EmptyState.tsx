import type { LucideIcon } from 'lucide-react';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { strings } from '@/strings';
import { Button } from './Button';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly hint?: string;
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
}

export function EmptyState({ title, hint, icon: Icon, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={32} strokeWidth={1.5} aria-hidden="true" />}
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}

interface ErrorStateProps {
  /** Its message is a sentence for people; with what to do about it, where trying again is not it. */
  readonly error: Error & { readonly remedy?: { label: string; act: () => void } | undefined };
  readonly onRetry?: () => void;
}

export function ErrorState({ error, onRetry }: ErrorStateProps) {
  return (
    <div className={styles.error} role="alert">
      <p>{error.message}</p>
      {error.remedy ? (
        <Button small onClick={error.remedy.act}>
          {error.remedy.label}
        </Button>
      ) : (
        onRetry && (
          <Button small icon={RotateCw} onClick={onRetry}>
            {strings.app.retry}
          </Button>
        )
      )}
    </div>
  );
}

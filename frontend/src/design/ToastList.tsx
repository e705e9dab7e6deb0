import * as Radix from '@radix-ui/react-toast';
import { X } from 'lucide-react';
import { strings } from '@/strings';
import type { ShownToast } from './Toasts';
import styles from './Toasts.module.css';

const DURATION_MS = 6000;

interface ToastListProps {
  readonly toasts: readonly ShownToast[];
  readonly onLeave: (id: number) => void;
}

export default function ToastList({ toasts, onLeave }: ToastListProps) {
  return (
    <Radix.Provider swipeDirection="right" label={strings.app.notification}>
      {toasts.map(toast => (
        <ToastItem key={toast.id} toast={toast} onLeave={() => onLeave(toast.id)} />
      ))}
      <Radix.Viewport className={styles.viewport} label={strings.app.notifications} />
    </Radix.Provider>
  );
}

function ToastItem({ toast, onLeave }: { toast: ShownToast; onLeave: () => void }) {
  const { text, tone, action, onExpire, durationMs = DURATION_MS } = toast;
  return (
    <Radix.Root
      className={`${styles.toast} ${tone === 'bad' ? styles.bad : ''}`}
      duration={durationMs}
      onOpenChange={open => {
        if (!open) {
          onExpire?.();
          onLeave();
        }
      }}
    >
      <Radix.Description className={styles.text}>{text}</Radix.Description>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            action.onClick();
            onLeave();
          }}
        >
          {action.label}
        </button>
      )}
      <Radix.Close className={styles.close} aria-label={strings.app.close}>
        <X size={16} aria-hidden="true" />
      </Radix.Close>
    </Radix.Root>
  );
}

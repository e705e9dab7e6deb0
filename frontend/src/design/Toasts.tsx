import * as Radix from '@radix-ui/react-toast';
import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { strings } from '@/strings';
import styles from './Toasts.module.css';

interface Toast {
  readonly text: string;
  readonly tone?: 'neutral' | 'bad';
  readonly durationMs?: number;
  readonly action?: { readonly label: string; readonly onClick: () => void };
  /** When it leaves, unless its action was taken. */
  readonly onExpire?: () => void;
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says one sentence at the edge of the page, with at most one thing to do about it. */
export const useToast = () => useContext(ToastContext);

const DURATION_MS = 6000;

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly (Toast & { readonly id: number })[]>([]);
  const add = useCallback((toast: Toast) => {
    setToasts(now => [...now, { ...toast, id: (now.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const leave = (id: number) => setToasts(now => now.filter(toast => toast.id !== id));
  return (
    <ToastContext value={add}>
      <Radix.Provider swipeDirection="right" label={strings.app.notification}>
        {children}
        {toasts.map(({ id, text, tone, action, onExpire, durationMs = DURATION_MS }) => (
          <Radix.Root
            key={id}
            className={`${styles.toast} ${tone === 'bad' ? styles.bad : ''}`}
            duration={durationMs}
            onOpenChange={open => {
              if (!open) {
                onExpire?.();
                leave(id);
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
                  leave(id);
                }}
              >
                {action.label}
              </button>
            )}
            <Radix.Close className={styles.close} aria-label={strings.app.close}>
              <X size={16} aria-hidden="true" />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className={styles.viewport} label={strings.app.notifications} />
      </Radix.Provider>
    </ToastContext>
  );
}

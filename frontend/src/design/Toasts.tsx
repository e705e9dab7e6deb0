import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react';

const ToastList = lazy(() => import('./ToastList'));

export interface Toast {
  readonly text: string;
  readonly tone?: 'neutral' | 'bad';
  readonly durationMs?: number;
  readonly action?: { readonly label: string; readonly onClick: () => void };
  /** When it leaves, unless its action was taken. */
  readonly onExpire?: () => void;
}

export type ShownToast = Toast & { readonly id: number };

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says one sentence at the edge of the page, with at most one thing to do about it. */
export const useToast = () => useContext(ToastContext);

/** What shows them comes with the first. */
export function Toasts({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState(0);
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const add = useCallback((toast: Toast) => {
    setSaid(count => count + 1);
    setToasts(now => [...now, { ...toast, id: (now.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  return (
    <ToastContext value={add}>
      {children}
      {said > 0 && (
        <Suspense>
          <ToastList toasts={toasts} onLeave={id => setToasts(now => now.filter(toast => toast.id !== id))} />
        </Suspense>
      )}
    </ToastContext>
  );
}

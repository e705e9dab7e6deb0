import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { strings } from '@/strings';
import styles from './Shell.module.css';

function subscribe(changed: () => void) {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className={styles.banner}>
          <WifiOff size={16} aria-hidden="true" />
          {strings.app.offline}
        </p>
      )}
    </div>
  );
}

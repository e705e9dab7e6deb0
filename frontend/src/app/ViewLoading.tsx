import { Spinner } from '@/design';
import styles from './Shell.module.css';

/** As tall as a view, so that nothing moves when it arrives. */
export function ViewLoading() {
  return (
    <div className={styles.loading}>
      <Spinner />
    </div>
  );
}

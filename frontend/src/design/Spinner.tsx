import { strings } from '@/strings';
import styles from './Spinner.module.css';

export function Spinner({ label = strings.app.loading, size = 24 }: { label?: string; size?: number }) {
  return (
    <span role="status" className={styles.spinner} style={{ width: size, height: size }}>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

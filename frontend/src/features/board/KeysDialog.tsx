import { Dialog } from '@/design';
import { strings } from '@/strings';
import styles from './Board.module.css';

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={strings.board.keysTitle}>
      <dl className={styles.keys}>
        {strings.board.keyList.map(([keys, does]) => (
          <div key={keys} style={{ display: 'contents' }}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

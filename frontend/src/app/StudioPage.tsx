import { useEffect } from 'react';
import { Board } from '@/features/board/Board';
import { Compositions } from '@/features/loop/Compositions';
import { LoopPanel } from '@/features/loop/LoopPanel';
import { UploadPanel } from '@/features/upload/UploadPanel';
import { strings } from '@/strings';
import styles from './StudioPage.module.css';

/** Where everything starts: photos in on the left, the board in the middle, what the analyser thinks on the right, its ads below. */
export function StudioPage() {
  useEffect(() => {
    performance.mark('studio');
  }, []);
  return (
    <div className={styles.studio}>
      <h1 className="visually-hidden">{strings.app.studio}</h1>
      <div className={styles.upload}>
        <UploadPanel />
      </div>
      <div className={styles.board}>
        <Board />
      </div>
      <div className={styles.loop}>
        <LoopPanel />
      </div>
      <div className={styles.ads}>
        <Compositions />
      </div>
    </div>
  );
}

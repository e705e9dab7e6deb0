import { Button } from '@/design';
import { strings } from '@/strings';
import styles from './Loop.module.css';
import { useStudio } from './StudioSession';
import { useTick } from './useTick';

/** That this visit is measured, what has not been sent, and how to end it. */
export function MeasuringState() {
  const studio = useStudio();
  const waiting = useTick(() => studio.tracker.waiting, 1000);
  return (
    <div className={styles.measuring}>
      <span className={styles.live} aria-hidden="true" />
      <span>
        {navigator.onLine || waiting === 0 ? strings.loop.measuring : strings.loop.waiting(waiting)}
      </span>
      <Button small kind="quiet" onClick={() => studio.answer('denied')}>
        {strings.loop.stop}
      </Button>
    </div>
  );
}

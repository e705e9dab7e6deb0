import { Button } from '@/design';
import { strings } from '@/strings';
import { refused } from './consent';
import styles from './Loop.module.css';
import { useStudio } from './StudioSession';

export function MeasuringOff() {
  const studio = useStudio();
  const byBrowser = refused();
  return (
    <div className={styles.off}>
      <p>
        <strong>{strings.loop.off}</strong>
      </p>
      <p>{byBrowser ? strings.loop.refusedText : strings.loop.offText}</p>
      {!byBrowser && (
        <Button small onClick={() => studio.answer('memory')}>
          {strings.loop.allow}
        </Button>
      )}
    </div>
  );
}

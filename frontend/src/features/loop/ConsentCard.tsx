import { Button } from '@/design';
import { strings } from '@/strings';
import { useObservable } from '../board/observable';
import styles from './Loop.module.css';
import { useStudio } from './StudioSession';

/** Asks once, before anything is measured. */
export function ConsentCard() {
  const studio = useStudio();
  const answer = useObservable(studio.consent);
  if (answer !== 'unasked') {
    return null;
  }
  return (
    <section className={styles.consent} aria-labelledby="consent-title">
      <h3 id="consent-title">{strings.loop.consentTitle}</h3>
      <p>{strings.loop.consentText}</p>
      <div className={styles.answers}>
        <Button kind="primary" onClick={() => studio.answer('memory')}>
          {strings.loop.consentMemory}
        </Button>
        <Button onClick={() => studio.answer('storage')}>{strings.loop.consentStorage}</Button>
        <Button onClick={() => studio.answer('denied')}>{strings.loop.consentNo}</Button>
      </div>
    </section>
  );
}

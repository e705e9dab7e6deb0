import { Progress } from '@/design';
import { format, strings } from '@/strings';
import { useObservable } from '../board/observable';
import styles from './Loop.module.css';
import { useStudio } from './StudioSession';
import { useTick } from './useTick';

const NEEDED_MS = 45_000;

/** Active time towards the next ads: the server's count, and what was measured since. */
export function AttentionClock() {
  const studio = useStudio();
  const { analysis } = useObservable(studio.loop);
  const needed = analysis?.attention.needed_ms ?? NEEDED_MS;
  const active = useTick(() => studio.activeMs, 250);
  const full = active >= needed;
  return (
    <section aria-labelledby="clock-title">
      <div className={styles.clock}>
        <h3 id="clock-title">{strings.loop.clock}</h3>
        <span className="numbers">
          {strings.loop.clockText(
            format.count(Math.floor(Math.min(active, needed) / 1000)),
            format.count(needed / 1000),
          )}
        </span>
      </div>
      <Progress label={strings.loop.clock} value={Math.min(1, active / needed)} />
      <p className={styles.hint}>{full ? strings.loop.clockFull : strings.loop.clockHelp}</p>
    </section>
  );
}

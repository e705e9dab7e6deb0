import { format, strings } from '@/strings';
import { useObservable } from '../board/observable';
import { useStudio } from '../loop/StudioSession';
import styles from './heatmap.module.css';
import { CLEAR } from './Markers';

const copy = strings.heatmap;

/** The legend, and where people look in a sentence. */
export function HeatFacts({ gradient }: { gradient: string }) {
  const { heat, board } = useStudio();
  const { scope } = useObservable(heat.settings);
  const peak = useObservable(heat.peak);
  const { marks, hotspot, centroid, truncated, problem } = useObservable(heat);
  const { sheet } = useObservable(board);
  const visit = scope === 'visit';
  const most = visit ? (peak > 0 ? copy.most(copy.peak(format.count(peak))) : copy.none) : copy.mostEach;
  const share = (value: number, whole: number) => format.percent(value / whole);
  const facts = [
    visit &&
      marks.length > 0 &&
      hotspot &&
      (hotspot.confidence >= CLEAR
        ? copy.hotspot(
            share(hotspot.x, sheet.width),
            share(hotspot.y, sheet.height),
            format.percent(hotspot.confidence),
          )
        : copy.unclear),
    visit &&
      marks.length > 0 &&
      centroid &&
      copy.centroid(share(centroid.x, sheet.width), share(centroid.y, sheet.height)),
    visit && truncated && copy.truncated,
    problem,
  ].filter(Boolean);
  return (
    <div className={styles.line}>
      <span className={styles.legend} role="img" aria-label={`${copy.legend}: ${copy.least} – ${most}`}>
        {copy.least}
        <span className={styles.scale} style={{ backgroundImage: gradient }} />
        {most}
      </span>
      <span className={styles.facts}>{facts.join(' · ')}</span>
    </div>
  );
}

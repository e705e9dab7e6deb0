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
      <span
        className={styles.legend}
        role="img"
        aria-label={`${copy.legend}: ${copy.least} – ${copy.most(copy.peak(peakText(peak)))}`}
      >
        {copy.least}
        <span className={styles.scale} style={{ backgroundImage: gradient }} />
        {visit ? (peak > 0 ? copy.most(copy.peak(peakText(peak))) : copy.none) : copy.most('')}
      </span>
      <span className={styles.facts}>{facts.join(' · ')}</span>
    </div>
  );
}

/** @param peak weight per 1 % of the canvas: clicks, and seconds hovered */
const peakText = (peak: number) => format.count(peak);

import type { Stats } from '@/api';
import { Skeleton } from '@/design';
import { format, strings } from '@/strings';
import { ChartFrame } from './ChartFrame';
import styles from './Funnel.module.css';

const text = strings.dashboard;

export function Funnel({ stats }: { stats: Stats | undefined }) {
  const seen = stats?.total_impressions ?? 0;
  const hovered = stats?.total_hovers ?? 0;
  const clicked = stats?.total_clicks ?? 0;
  const most = Math.max(seen, hovered, clicked, 1);
  const steps = [
    { label: text.impressions, value: seen, note: '', colour: 'var(--chart-1)' },
    {
      label: text.hovers,
      value: hovered,
      note: seen && text.perSeen(format.fine(hovered / seen)),
      colour: 'var(--chart-2)',
    },
    {
      label: text.clicks,
      value: clicked,
      note: seen && text.ofSeen(format.finePercent(clicked / seen)),
      colour: 'var(--chart-3)',
    },
  ];
  return (
    <ChartFrame
      title={text.funnel}
      figures={{ header: [text.step, text.count], rows: steps.map(({ label, value }) => [label, value]) }}
    >
      {stats ? (
        <ol className={styles.funnel}>
          {steps.map(({ label, value, note, colour }) => (
            <li key={label}>
              <div className={styles.line}>
                <span>{label}</span>
                <span className={`${styles.value} numbers`}>{format.count(value)}</span>
              </div>
              <div className={styles.track}>
                <div
                  className={styles.bar}
                  style={{ width: `${(100 * value) / most}%`, background: colour }}
                />
              </div>
              <p className={`${styles.note} numbers`}>{note || null}</p>
            </li>
          ))}
        </ol>
      ) : (
        <Skeleton height={220} />
      )}
      <p className={styles.hint}>{text.funnelHint}</p>
    </ChartFrame>
  );
}

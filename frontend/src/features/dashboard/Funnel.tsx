import type { Stats } from '@/api';
import { Skeleton } from '@/design';
import { format, strings } from '@/strings';
import { ChartFrame } from './ChartFrame';
import styles from './Funnel.module.css';

const text = strings.dashboard;

export function Funnel({ stats }: { stats: Stats | undefined }) {
  const { seen, hovered, clicked } = stats?.visits ?? { seen: 0, hovered: 0, clicked: 0 };
  const steps = [
    { label: text.seen, value: seen, note: '', colour: 'var(--chart-1)' },
    {
      label: text.hovered,
      value: hovered,
      note: seen && text.ofSeen(format.finePercent(hovered / seen)),
      colour: 'var(--chart-2)',
    },
    {
      label: text.clicked,
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
                  style={{ width: `${(100 * value) / Math.max(seen, 1)}%`, background: colour }}
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

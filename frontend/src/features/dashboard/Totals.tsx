import type { Stats } from '@/api';
import { Skeleton } from '@/design';
import { format, strings } from '@/strings';
import { type Counted, sum } from './period';
import styles from './Totals.module.css';

const text = strings.dashboard;

interface Tile {
  readonly label: string;
  readonly total: (stats: Stats) => number;
  readonly counted: Counted;
  readonly show?: (value: number) => string;
  readonly hint?: string;
}

const tiles: readonly Tile[] = [
  { label: text.sessions, total: s => s.total_sessions, counted: 'sessions' },
  {
    label: text.activeTime,
    total: s => s.total_active_ms,
    counted: 'active_ms',
    show: format.duration,
    hint: text.activeTimeHint,
  },
  { label: text.impressions, total: s => s.total_impressions, counted: 'impressions' },
  { label: text.clicks, total: s => s.total_clicks, counted: 'clicks' },
  { label: text.products, total: s => s.total_products, counted: 'products' },
  { label: text.compositions, total: s => s.total_compositions, counted: 'compositions' },
];

export function Totals({ stats }: { stats: Stats | undefined }) {
  const points = stats?.series?.points ?? [];
  return (
    <dl className={styles.totals} aria-label={text.totals}>
      {tiles.map(({ label, total, counted, show = format.count, hint }) => (
        <div key={label} className={styles.tile} title={hint}>
          <dt>{label}</dt>
          <dd>
            <span className={`${styles.value} numbers`}>
              {stats ? show(total(stats)) : <Skeleton height={36} />}
            </span>
            <span className={`${styles.change} numbers`}>
              {stats && text.inRange(show(sum(points, counted)))}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

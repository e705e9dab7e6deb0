import { lazy, Suspense, useState } from 'react';
import type { Bucket } from '@/api';
import { Segments, Skeleton } from '@/design';
import { format, strings } from '@/strings';
import styles from './Activity.module.css';
import { ChartFrame } from './ChartFrame';
import type { Line } from './TimeChart';

const TimeChart = lazy(() => import('./TimeChart'));

const text = strings.dashboard;
const MINUTE = 60_000;

type Metric = keyof typeof text.metrics;

const lines: Readonly<Record<Metric, readonly Line[]>> = {
  engagement: [
    { label: text.impressions, colour: 'var(--chart-1)', value: point => point.impressions },
    { label: text.hovers, colour: 'var(--chart-2)', value: point => point.hovers },
    { label: text.clicks, colour: 'var(--chart-3)', value: point => point.clicks },
  ],
  attention: [
    {
      label: text.activeMinutes,
      colour: 'var(--chart-2)',
      value: point => Math.round((10 * point.active_ms) / MINUTE) / 10,
    },
    { label: text.sessions, colour: 'var(--chart-1)', value: point => point.sessions },
  ],
  output: [
    { label: text.compositions, colour: 'var(--chart-2)', value: point => point.compositions },
    { label: text.products, colour: 'var(--chart-1)', value: point => point.products },
    { label: text.generations, colour: 'var(--chart-3)', value: point => point.generations },
  ],
};

interface ActivityProps {
  readonly points: readonly Bucket[];
  readonly bucket: 'hour' | 'day';
  readonly pending: boolean;
}

export function Activity({ points, bucket, pending }: ActivityProps) {
  const [metric, setMetric] = useState<Metric>('engagement');
  const shown = lines[metric];
  const when = bucket === 'hour' ? format.hour : format.utcDay;
  const empty = !points.some(point => shown.some(line => line.value(point) > 0));
  return (
    <ChartFrame
      title={text.activity}
      figures={{
        header: [text.time, ...shown.map(({ label }) => label)],
        rows: points.map(point => [new Date(point.t).toISOString(), ...shown.map(line => line.value(point))]),
        show: (cell, column) => (column === 0 ? format.dateTime(Date.parse(String(cell))) : String(cell)),
      }}
      controls={
        <div className={styles.controls}>
          <Segments
            label={text.metric}
            value={metric}
            onChange={setMetric}
            choices={(Object.keys(lines) as Metric[]).map(value => ({ value, label: text.metrics[value] }))}
          />
          <ul className={styles.legend}>
            {shown.map(({ label, colour }) => (
              <li key={label}>
                <span style={{ background: colour }} />
                {label}
              </li>
            ))}
          </ul>
        </div>
      }
    >
      <div className={styles.chart}>
        <Suspense fallback={<Skeleton height="100%" />}>
          {pending ? (
            <Skeleton height="100%" />
          ) : (
            <TimeChart label={text.chartOf(text.activity)} points={points} lines={shown} when={when} />
          )}
        </Suspense>
        {!pending && empty && <p className={styles.nothing}>{text.nothing}</p>}
      </div>
    </ChartFrame>
  );
}

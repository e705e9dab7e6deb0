import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Bucket } from '@/api';
import { format } from '@/strings';
import styles from './TimeChart.module.css';

export interface Line {
  readonly label: string;
  readonly colour: string;
  readonly value: (point: Bucket) => number;
}

interface TimeChartProps {
  readonly label: string;
  readonly points: readonly Bucket[];
  readonly lines: readonly Line[];
  readonly when: (epochMs: number) => string;
}

const tick = { fill: 'var(--ink-3)', fontSize: 12 };

/** Counts by bucket. Its own module, because the chart library is as large as the rest of the page. */
export default function TimeChart({ label, points, lines, when }: TimeChartProps) {
  return (
    <figure className={styles.chart} aria-label={label}>
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart
          data={[...points]}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="t"
            tickFormatter={when}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
            minTickGap={32}
            tickMargin={8}
          />
          <YAxis
            allowDecimals={false}
            width={44}
            tick={tick}
            tickLine={false}
            axisLine={false}
            tickFormatter={format.compact}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)', strokeDasharray: '3 3' }}
            content={({ active, label: t, payload }) =>
              active &&
              payload && (
                <div className={styles.tooltip}>
                  <p>{format.dateTime(Number(t))}</p>
                  <dl>
                    {payload.map(({ name, value, color }) => (
                      <div key={String(name)}>
                        <dt>
                          <span style={{ background: color }} />
                          {name}
                        </dt>
                        <dd className="numbers">{format.fine(Number(value))}</dd>
                      </div>
                    ))}
                  </dl>
                </div>
              )
            }
          />
          {lines.map(({ label: name, colour, value }) => (
            <Area
              key={name}
              name={name}
              dataKey={value}
              type="monotone"
              stroke={colour}
              strokeWidth={2}
              fill={colour}
              fillOpacity={0.1}
              isAnimationActive={false}
              dot={false}
              activeDot={{ r: 4, strokeWidth: 0 }}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </figure>
  );
}

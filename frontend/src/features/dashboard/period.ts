import type { Bucket, Period } from '@/api';

export type Range = 'day' | 'week' | 'month';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const spans: Readonly<
  Record<Range, { readonly bucket: 'hour' | 'day'; readonly width: number; readonly count: number }>
> = {
  day: { bucket: 'hour', width: HOUR, count: 24 },
  week: { bucket: 'day', width: DAY, count: 7 },
  month: { bucket: 'day', width: DAY, count: 30 },
};

/** The period that ends with the bucket `now` lies in; buckets are in UTC. */
export function periodOf(range: Range, now: number): Period {
  const { bucket, width, count } = spans[range];
  const to = (Math.floor(now / width) + 1) * width;
  return { bucket, from: to - count * width, to };
}

export type Counted = keyof Omit<Bucket, 't'>;

export function sum(points: readonly Bucket[], what: Counted): number {
  return points.reduce((total, point) => total + point[what], 0);
}

import type { Bucket, Worker } from '@/api';
import { sum } from './period';

const HOUR_MS = 3_600_000;

export interface Spent {
  /** Worker time by the medians of its jobs; a step of which no job ran yet counts nothing. */
  readonly workerMs: number;
  /** Undefined while there is no price. */
  readonly cost: number | undefined;
  readonly costPerAd: number | undefined;
}

/** What the jobs of a period took, and what that costs at a price per worker hour. */
export function spent(
  points: readonly Bucket[],
  worker: Worker | undefined,
  hourPrice: number | undefined,
): Spent {
  const workerMs =
    sum(points, 'products') * (worker?.segment_ms ?? 0) +
    sum(points, 'generations') * (worker?.compose_ms ?? 0);
  const cost = hourPrice === undefined ? undefined : (workerMs / HOUR_MS) * hourPrice;
  const ads = sum(points, 'compositions');
  return { workerMs, cost, costPerAd: cost !== undefined && ads > 0 ? cost / ads : undefined };
}

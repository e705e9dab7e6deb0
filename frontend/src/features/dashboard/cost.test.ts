import { describe, expect, it } from 'vitest';
import { spent } from './cost';

const zero = {
  sessions: 0,
  clicks: 0,
  hovers: 0,
  impressions: 0,
  active_ms: 0,
  generations: 0,
  products: 0,
  compositions: 0,
};
const points = [
  { ...zero, t: 0, products: 2 },
  { ...zero, t: 1, generations: 3, compositions: 9 },
];
const worker = {
  segmenter: 'studio',
  scene_reader: 'palette',
  painter: 'procedural',
  segment_ms: 600,
  compose_ms: 1000,
};

describe('what a period cost', () => {
  it('is the time of its jobs at the price of an hour', () => {
    const { workerMs, cost, costPerAd } = spent(points, worker, 3.6);
    expect(workerMs).toBe(4200);
    expect(cost).toBeCloseTo(0.0042);
    expect(costPerAd).toBeCloseTo(0.0042 / 9);
  });

  it('is unknown without a price, and free of ads without a price per ad', () => {
    expect(spent(points, worker, undefined)).toMatchObject({ cost: undefined, costPerAd: undefined });
    expect(spent([{ ...zero, t: 0, products: 2 }], worker, 1).costPerAd).toBeUndefined();
  });

  it('counts no time a worker has not told', () => {
    expect(spent(points, undefined, 1).workerMs).toBe(0);
  });
});

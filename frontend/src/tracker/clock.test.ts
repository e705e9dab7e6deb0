import { describe, expect, it } from 'vitest';
import { ActivityClock } from './clock';

describe('active time', () => {
  it('is the union of intervals: a hover inside a canvas hover counts once', () => {
    const clock = new ActivityClock();
    clock.add(0, 10_000);
    clock.add(2000, 4000);
    clock.add(9000, 12_000);
    expect(clock.activeMs).toBe(12_000);
  });

  it('does not depend on the order, and repetition adds nothing', () => {
    const intervals: [number, number][] = [
      [0, 500],
      [500, 900],
      [2000, 3000],
      [2500, 4000],
      [100, 300],
    ];
    for (const order of [intervals, intervals.toReversed(), [...intervals, ...intervals]]) {
      const clock = new ActivityClock();
      for (const [from, to] of order) {
        clock.add(from, to);
      }
      expect(clock.activeMs).toBe(2900);
    }
  });

  it('goes on counting over any number of pauses', () => {
    const clock = new ActivityClock();
    for (let n = 0; n < 500; n++) {
      clock.add(n * 1000, n * 1000 + 100);
    }
    expect(clock.activeMs).toBe(50_000);
  });

  it('ignores what ends before it starts', () => {
    const clock = new ActivityClock();
    clock.add(10, 10);
    clock.add(10, 5);
    clock.add(Number.NaN, 5);
    expect(clock.activeMs).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { periodOf } from './period';

const noonish = Date.UTC(2026, 10, 24, 12, 34);

describe('a period', () => {
  it('of a day ends with the hour under way', () => {
    expect(periodOf('day', noonish)).toEqual({
      bucket: 'hour',
      from: Date.UTC(2026, 10, 23, 13),
      to: Date.UTC(2026, 10, 24, 13),
    });
  });

  it('of days ends with today, in UTC', () => {
    expect(periodOf('week', noonish)).toEqual({
      bucket: 'day',
      from: Date.UTC(2026, 10, 18),
      to: Date.UTC(2026, 10, 25),
    });
    expect(periodOf('month', noonish).from).toBe(Date.UTC(2026, 9, 26));
  });

  it('on the edge of a bucket holds the new one', () => {
    expect(periodOf('day', Date.UTC(2026, 10, 24, 12)).to).toBe(Date.UTC(2026, 10, 24, 13));
  });
});

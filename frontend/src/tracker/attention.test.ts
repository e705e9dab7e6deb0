import { describe, expect, it } from 'vitest';
import { Attention, TICK_MS } from './attention';
import type { EventType, Place } from './types';

type Rest = { type: EventType; place: Place; from: number; to: number };

function watched() {
  const rests: Rest[] = [];
  const attention = new Attention((type, place, from, to) => rests.push({ type, place, from, to }));
  return { rests, attention, total: () => rests.reduce((sum, rest) => sum + rest.to - rest.from, 0) };
}

const canvas = { width: 1000, height: 600 };
const at = (x: number, y: number, product_id?: string): Place => ({
  x,
  y,
  canvas,
  ...(product_id && { product_id, u: 0.5, v: 0.5 }),
});

describe('attention', () => {
  it('weighs each second of a rest once, where the pointer rests', () => {
    const { rests, attention } = watched();
    for (let t = 0; t <= 4000; t += TICK_MS) {
      attention.tick(t, at(700 + (t % 3), 300));
    }
    expect(rests).toHaveLength(4);
    expect(rests.every(rest => rest.type === 'hover_canvas' && rest.to - rest.from === 1000)).toBe(true);
    expect(rests.every(rest => Math.abs((rest.place.x ?? 0) - 700) <= 3)).toBe(true);
  });

  it('is a hover over a creative and a canvas hover elsewhere, without gap or overlap', () => {
    const { rests, attention } = watched();
    attention.tick(0, at(10, 10));
    attention.tick(500, at(10, 10));
    attention.tick(1000, at(300, 300, 'p1'));
    attention.tick(1500, at(300, 300, 'p1'));
    attention.end(1700);
    expect(rests.map(rest => [rest.type, rest.from, rest.to])).toEqual([
      ['hover_canvas', 0, 500],
      ['hover', 500, 1500],
      ['hover', 1500, 1700],
    ]);
  });

  it('counts nothing while nobody looks: hidden, not focused or idle', () => {
    const { attention, total } = watched();
    attention.tick(0, at(10, 10));
    attention.tick(500, at(10, 10));
    attention.end(600);
    attention.tick(1000, null);
    attention.tick(60_000, null);
    attention.tick(60_500, at(10, 10));
    attention.tick(61_000, at(10, 10));
    attention.end(61_000);
    expect(total()).toBe(600 + 500);
  });

  it('counts nothing of a sleep, nor of a clock that jumps', () => {
    const { attention, total } = watched();
    attention.tick(0, at(10, 10));
    attention.tick(500, at(10, 10));
    attention.tick(3_600_000, at(10, 10));
    attention.tick(1000, at(10, 10));
    attention.tick(1500, at(10, 10));
    attention.end(1500);
    expect(total()).toBe(500 + 500);
  });

  it('never counts more than the time that passed', () => {
    const { rests, attention, total } = watched();
    let now = 0;
    for (let n = 1; n < 500; n++) {
      now += (n * 7919) % 2300;
      if (n % 7 === 0) {
        attention.end(now);
      } else {
        attention.tick(now, n % 5 === 0 ? null : at((n * 31) % 1000, 20, n % 3 ? 'p' : undefined));
      }
    }
    attention.end(now);
    expect(total()).toBeLessThanOrEqual(now);
    for (let i = 1; i < rests.length; i++) {
      expect(rests[i]?.from).toBeGreaterThanOrEqual(rests[i - 1]?.to ?? 0);
    }
  });
});

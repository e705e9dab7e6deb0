import { describe, expect, it } from 'vitest';
import {
  centred,
  fitted,
  held,
  MAX_SCALE,
  MIN_SCALE,
  neighbour,
  type Point,
  panned,
  pinched,
  showing,
  toScreen,
  toSheet,
  type View,
  zoomed,
} from './geometry';

const views: View[] = [0.2, 0.5, 1, 2, 4].flatMap(scale => [
  { scale, x: 0, y: 0 },
  { scale, x: -431.5, y: 77.25 },
]);
const points: Point[] = [
  { x: 0, y: 0 },
  { x: 333.3, y: 512 },
  { x: 1600, y: 1000 },
];

function near(a: Point, b: Point) {
  expect(a.x).toBeCloseTo(b.x, 9);
  expect(a.y).toBeCloseTo(b.y, 9);
}

describe('places under zoom and pan', () => {
  it('lead to the screen and back', () => {
    for (const view of views) {
      for (const point of points) {
        near(toSheet(view, toScreen(view, point)), point);
      }
    }
  });

  it('stay under the pointer while it zooms, within 0.2 and 4', () => {
    for (const view of views) {
      for (const at of points) {
        for (const factor of [0.01, 0.7, 1.3, 100]) {
          const next = zoomed(view, at, factor);
          near(toSheet(next, at), toSheet(view, at));
          expect(next.scale).toBeGreaterThanOrEqual(MIN_SCALE);
          expect(next.scale).toBeLessThanOrEqual(MAX_SCALE);
        }
      }
    }
  });

  it('stay under both fingers', () => {
    const view = { scale: 1, x: 10, y: 20 };
    const before = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ] as const;
    const after = [
      { x: 80, y: 180 },
      { x: 280, y: 180 },
    ] as const;
    const next = pinched(view, before, after);
    expect(next.scale).toBe(2);
    near(toSheet(next, after[0]), toSheet(view, before[0]));
    near(toSheet(next, after[1]), toSheet(view, before[1]));
  });

  it('move with the pan', () => {
    near(toScreen(panned({ scale: 2, x: 5, y: 6 }, 30, -40), points[1] as Point), {
      x: 333.3 * 2 + 35,
      y: 512 * 2 - 34,
    });
  });
});

describe('the view', () => {
  const sheet = { width: 1600, height: 1000 };
  const viewport = { width: 800, height: 700 };

  it('fits the sheet in the middle', () => {
    const view = fitted(sheet, viewport, 20);
    expect(view.scale).toBe(760 / 1600);
    near(toScreen(view, { x: 800, y: 500 }), { x: 400, y: 350 });
  });

  it('never loses the sheet', () => {
    for (const scale of [0.2, 1, 4]) {
      for (const [x, y] of [
        [1e5, 1e5],
        [-1e5, -1e5],
      ] as const) {
        const view = held({ scale, x, y }, sheet, viewport);
        const [a, b] = [toScreen(view, { x: 0, y: 0 }), toScreen(view, { x: 1600, y: 1000 })];
        expect(Math.min(b.x, 800) - Math.max(a.x, 0)).toBeGreaterThanOrEqual(64 - 1e-9);
        expect(Math.min(b.y, 700) - Math.max(a.y, 0)).toBeGreaterThanOrEqual(64 - 1e-9);
      }
    }
  });

  it('moves to show an item, and only as far as needed', () => {
    const view = centred(sheet, viewport, 1);
    const item = { x: 1400, y: 900, width: 100, height: 80 };
    const corner = toScreen(showing(view, item, viewport, 16), item);
    near({ x: corner.x + 100, y: corner.y + 80 }, { x: 784, y: 684 });
    near(showing(view, { x: 700, y: 400, width: 100, height: 80 }, viewport, 16), view);
  });
});

it('arrows lead to the nearest item ahead', () => {
  const at = (id: string, x: number, y: number) => ({ id, x, y, width: 10, height: 10 });
  const others = [at('ahead', 200, 5), at('aslant', 100, 90), at('behind', -50, 0)];
  expect(neighbour(at('from', 0, 0), others, 'right')?.id).toBe('ahead');
  expect(neighbour(at('from', 0, 0), others, 'left')?.id).toBe('behind');
  expect(neighbour(at('from', 0, 0), others, 'up')).toBeUndefined();
});

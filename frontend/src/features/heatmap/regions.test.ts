import { expect, it } from 'vitest';
import type { Item } from '../board/item';
import type { Mark } from './BoardHeat';
import { csv } from './exports';
import { byItem, byRegion } from './regions';

const sheet = { width: 900, height: 600 };
const mark = (x: number, y: number, click = true, weight = 1): Mark => ({ x, y, weight, click, t: 0 });
const item = (id: string, x: number): Item => ({
  id,
  kind: 'product',
  name: id,
  url: '',
  x,
  y: 0,
  width: 200,
  height: 200,
  pinned: false,
});

it('attention is summed in ninths of the canvas, edges included', () => {
  const regions = byRegion([mark(0, 0), mark(900, 600, false, 0.5), mark(450, 300), mark(450, 310)], sheet);
  expect(regions[0]).toMatchObject({ clicks: 1, hoverSeconds: 0 });
  expect(regions[4]?.clicks).toBe(2);
  expect(regions[8]).toMatchObject({ clicks: 0, hoverSeconds: 0.5 });
  expect(regions.reduce((sum, region) => sum + region.share, 0)).toBeCloseTo(1, 12);
});

it('where items overlap the upper one takes the attention', () => {
  const all = byItem(
    [mark(150, 50), mark(150, 60), mark(10, 10), mark(500, 500)],
    [item('under', 0), item('over', 100)],
  );
  expect(all.map(({ item: { id }, clicks }) => [id, clicks])).toEqual([
    ['over', 2],
    ['under', 1],
  ]);
});

it('points are written as lines, oldest first, as pixels and as fractions', () => {
  const lines = csv(
    [
      { ...mark(450, 300), t: 2000 },
      { ...mark(9, 6, false, 0.25), t: 1000 },
    ],
    sheet,
  ).split('\r\n');
  expect(lines).toEqual([
    'time,type,x,y,u,v,intensity',
    '1970-01-01T00:00:01.000Z,hover,9,6,0.01,0.01,0.25',
    '1970-01-01T00:00:02.000Z,click,450,300,0.5,0.5,1',
    '',
  ]);
});

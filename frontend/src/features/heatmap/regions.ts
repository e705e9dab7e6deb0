import type { Size } from '../board/geometry';
import type { Item } from '../board/item';
import type { Mark } from './BoardHeat';

/** What happened in one place. */
export interface Attention {
  readonly clicks: number;
  readonly hoverSeconds: number;
  /** Of all attention, 0..1. */
  readonly share: number;
}

export const ROWS = 3;
export const COLUMNS = 3;

/** Attention in each ninth of the sheet, row by row from the top. */
export function byRegion(marks: readonly Mark[], sheet: Size): Attention[] {
  const cell = (at: number, length: number, count: number) =>
    Math.min(count - 1, Math.max(0, Math.floor((at / length) * count)));
  const groups = Array.from({ length: ROWS * COLUMNS }, (): Mark[] => []);
  for (const mark of marks) {
    groups[cell(mark.y, sheet.height, ROWS) * COLUMNS + cell(mark.x, sheet.width, COLUMNS)]?.push(mark);
  }
  return groups.map(group => summed(group, marks));
}

/** Attention to each item where it lies now; the topmost takes a mark. Items without any are left out. */
export function byItem(
  marks: readonly Mark[],
  items: readonly Item[],
): (Attention & { readonly item: Item })[] {
  const groups = new Map<Item, Mark[]>();
  for (const mark of marks) {
    const item = items.findLast(
      ({ x, y, width, height }) => mark.x >= x && mark.x <= x + width && mark.y >= y && mark.y <= y + height,
    );
    if (item) {
      groups.set(item, [...(groups.get(item) ?? []), mark]);
    }
  }
  return [...groups]
    .map(([item, group]) => ({ item, ...summed(group, marks) }))
    .toSorted((a, b) => b.share - a.share);
}

function summed(group: readonly Mark[], all: readonly Mark[]): Attention {
  const weight = (marks: readonly Mark[]) => marks.reduce((sum, mark) => sum + mark.weight, 0);
  const clicks = group.filter(mark => mark.click);
  const total = weight(all);
  return {
    clicks: clicks.length,
    hoverSeconds: weight(group) - weight(clicks),
    share: total > 0 ? weight(group) / total : 0,
  };
}

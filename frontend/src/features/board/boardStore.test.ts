import { describe, expect, it } from 'vitest';
import { BoardStore } from './boardStore';
import { overlap } from './geometry';
import type { Exhibit } from './item';
import { moves } from './suggest';

const exhibit = (n: number): Exhibit => ({
  id: `p${n}`,
  kind: 'product',
  name: `Product ${n}`,
  url: `/${n}.png`,
  picture: { width: 300 + 40 * (n % 7), height: 500 - 30 * (n % 5) },
});

function board(count: number, aspect = 1.6) {
  const store = new BoardStore(aspect);
  store.show(Array.from({ length: count }, (_, n) => exhibit(n)));
  return store;
}

function overlaps(store: BoardStore) {
  const { items } = store.value;
  return items.flatMap((a, i) => items.slice(i + 1).filter(b => overlap(a, b)));
}

describe('the sheet', () => {
  it('has room for any number up to a hundred, side by side', () => {
    for (const count of [1, 2, 3, 7, 24, 100]) {
      for (const aspect of [0.5, 1, 1.6, 3]) {
        const store = board(count, aspect);
        expect(store.value.items).toHaveLength(count);
        expect(overlaps(store)).toEqual([]);
      }
    }
  });

  it('puts what comes later where there is room, once', () => {
    const store = board(6);
    for (let n = 0; n < 14; n++) {
      store.show([exhibit(n)]);
    }
    expect(store.value.items).toHaveLength(14);
    expect(overlaps(store)).toEqual([]);
  });

  it('takes the first shape of the room it is given, and keeps one it had before', () => {
    const store = new BoardStore();
    store.shape(0.7);
    const { sheet } = store.value;
    expect(sheet.width / sheet.height).toBeCloseTo(0.7, 1);
    store.shape(1.6);
    expect(store.value.sheet).toEqual(sheet);
    const again = new BoardStore(sheet.width / sheet.height);
    again.shape(1.6);
    expect(again.value.sheet).toEqual(sheet);
  });

  it('keeps what is dragged on it, and snaps only when asked to', () => {
    const store = board(3);
    store.move('p0', 9999, -50);
    expect(store.item('p0')).toMatchObject({ y: 0, x: 1600 - (store.item('p0')?.width ?? 0) });
    store.move('p1', 133, 217);
    expect(store.item('p1')).toMatchObject({ x: 133, y: 217 });
    store.update({ snapping: true });
    store.move('p1', 133, 217);
    expect(store.item('p1')).toMatchObject({ x: 140, y: 220 });
    expect(store.value.items.at(-1)?.id).toBe('p1');
  });

  it('does not bring back what was taken off, unless asked to', () => {
    const store = board(3);
    const item = store.item('p1');
    store.remove('p1');
    store.show([exhibit(1)]);
    expect(store.item('p1')).toBeUndefined();
    if (item) {
      store.restore(item);
    }
    expect(store.item('p1')).toEqual(item);
  });
});

describe('suggestions', () => {
  const to = (store: BoardStore, id: string, x: number, y: number) =>
    store.layout().map(place => (place.product_id === id ? { ...place, x, y } : place));

  it('move what they are about', () => {
    const store = board(3);
    const asked = store.layout();
    expect(moves(store.value.items, asked, to(store, 'p1', 700, 20), new Set())).toEqual([
      { id: 'p1', x: 700, y: 20 },
    ]);
  });

  it('leave alone what is pinned, held or was moved meanwhile', () => {
    const store = board(3);
    const asked = store.layout();
    const suggested = to(store, 'p1', 700, 20);
    expect(moves(store.value.items, asked, suggested, new Set(['p1']))).toEqual([]);
    store.pin('p1', true);
    expect(moves(store.value.items, asked, suggested, new Set())).toEqual([]);
    store.pin('p1', false);
    store.move('p1', 40, 40);
    expect(moves(store.value.items, asked, suggested, new Set())).toEqual([]);
  });

  it('never put one on top of another that stays', () => {
    const store = board(3);
    const stays = store.item('p2');
    const asked = store.layout();
    store.pin('p2', true);
    expect(moves(store.value.items, asked, to(store, 'p1', stays?.x ?? 0, stays?.y ?? 0), new Set())).toEqual(
      [],
    );
  });

  it('do not fuss over a few pixels', () => {
    const store = board(1);
    const { x = 0, y = 0 } = store.item('p0') ?? {};
    expect(moves(store.value.items, store.layout(), to(store, 'p0', x + 2, y), new Set())).toEqual([]);
  });
});

import type { Placed } from '@/api';
import { freePlaces, grid, sized } from './arrange';
import { inside, type Rect, type Size, snapped } from './geometry';
import type { Exhibit, Item } from './item';
import { Observable } from './observable';
import type { Move } from './suggest';

export const SNAP = 20;
/** The sheet's area in its own pixels, and the shapes it may have: width by height. */
const AREA = 1_600_000;
const NARROWEST = 0.625;
const WIDEST = 1.75;
const DEFAULT_ASPECT = 1.6;

export interface BoardState {
  /** The sheet's size never changes while a session lasts: places measured on it stay comparable. */
  readonly sheet: Size;
  /** From back to front. */
  readonly items: readonly Item[];
  readonly selected: string | null;
  readonly adapting: boolean;
  readonly snapping: boolean;
  /** Ids the visitor took off the sheet; they do not come back by themselves. */
  readonly removed: ReadonlySet<string>;
}

/** What lies on the sheet and where. Positions change here only; how it looks is the view's business. */
export class BoardStore extends Observable<BoardState> {
  #shaped: boolean;

  /** @param aspect width by height, when places measured before must stay comparable */
  constructor(aspect?: number) {
    super({
      sheet: shaped(aspect ?? DEFAULT_ASPECT),
      items: [],
      selected: null,
      adapting: true,
      snapping: false,
      removed: new Set(),
    });
    this.#shaped = aspect !== undefined;
  }

  item(id: string | null): Item | undefined {
    return this.value.items.find(item => item.id === id);
  }

  /** Gives the sheet the shape of the room there is, width by height; the first one holds. */
  shape(aspect: number): void {
    if (!this.#shaped) {
      this.#shaped = true;
      this.update({ sheet: shaped(aspect) });
    }
  }

  /** Puts what is not there yet onto the sheet: in rows when it is empty, else where there is room. */
  show(exhibits: readonly Exhibit[], near?: Item): void {
    const { items, removed, sheet } = this.value;
    const known = new Set(items.map(item => item.id));
    const fresh = exhibits.filter(({ id }) => !known.has(id) && !removed.has(id));
    if (!fresh.length) {
      return;
    }
    const sizes = fresh.map(({ picture }) => sized(picture, sheet, items.length + fresh.length));
    const places = items.length ? freePlaces(sizes, items, sheet, near) : grid(sizes, sheet);
    const all = fresh.map(({ picture: _, ...exhibit }, i) => ({
      ...exhibit,
      ...(places[i] as Rect),
      pinned: false,
    }));
    this.update({ items: [...items, ...all] });
  }

  /** Takes those off the sheet that exist no more. */
  keep(exists: (item: Item) => boolean): void {
    const items = this.value.items.filter(exists);
    if (items.length < this.value.items.length) {
      this.update({
        items,
        selected: items.some(({ id }) => id === this.value.selected) ? this.value.selected : null,
      });
    }
  }

  select(id: string | null): void {
    this.update({ selected: id });
  }

  /** By hand: onto the sheet, to the grid when snapping, and to the front. */
  move(id: string, x: number, y: number): void {
    const { items, sheet, snapping } = this.value;
    const item = this.item(id);
    if (item) {
      const place = snapping
        ? { x: snapped(x, SNAP), y: snapped(y, SNAP) }
        : { x: Math.round(x), y: Math.round(y) };
      this.update({
        items: [...items.filter(other => other.id !== id), inside({ ...item, ...place }, sheet)],
      });
    }
  }

  /** Several at once, without changing what lies on top. */
  apply(moves: readonly Move[]): void {
    const to = new Map(moves.map(move => [move.id, move]));
    this.update({
      items: this.value.items.map(item => {
        const move = to.get(item.id);
        return move ? { ...item, x: move.x, y: move.y } : item;
      }),
    });
  }

  pin(id: string, pinned: boolean): void {
    this.update({ items: this.value.items.map(item => (item.id === id ? { ...item, pinned } : item)) });
  }

  remove(id: string): void {
    this.update({
      items: this.value.items.filter(item => item.id !== id),
      removed: new Set([...this.value.removed, id]),
      selected: this.value.selected === id ? null : this.value.selected,
    });
  }

  /** Puts an item back where it lay. */
  restore(item: Item): void {
    const removed = new Set(this.value.removed);
    removed.delete(item.id);
    this.update({ removed, items: [...this.value.items, item] });
  }

  layout(): Placed[] {
    return this.value.items.map(({ id, x, y, width, height }) => ({ product_id: id, x, y, width, height }));
  }
}

function shaped(aspect: number): Size {
  const shape = Math.min(WIDEST, Math.max(NARROWEST, aspect));
  const width = Math.round(Math.sqrt(AREA * shape) / SNAP) * SNAP;
  return { width, height: Math.round(AREA / width / SNAP) * SNAP };
}

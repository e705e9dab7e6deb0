import styles from '../Board.module.css';
import type { BoardState, BoardStore } from '../boardStore';
import {
  centred,
  type Direction,
  fitted,
  held,
  type Point,
  panned,
  type Size,
  showing,
  toSheet,
  type View,
  zoomed,
} from '../geometry';
import type { Item } from '../item';
import { Observable } from '../observable';
import { BoardKeys, type KeyEvents } from './BoardKeys';
import { Gestures, type GestureTarget } from './gestures';
import { ItemElement } from './ItemElement';

const MARGIN = 20;
/** What the tools at the lower edge cover. */
export const TOOLS_PX = 52;
const SETTLE_MS = 160;

export interface BoardEvents extends KeyEvents {
  /** A click where nothing lies, in sheet pixels. */
  emptyClick(at: Point): void;
}

/**
 * The board in the page, outside React: a sheet that is moved and zoomed by one transform, and on it items that are each
 * moved by their own. What is drawn over the sheet, such as heat, goes into {@link overlay} in sheet pixels.
 */
export class BoardView implements GestureTarget {
  readonly viewed: Observable<View>;
  readonly sheet = document.createElement('div');
  readonly overlay = document.createElement('div');
  #viewport: HTMLElement;
  #store: BoardStore;
  #events: BoardEvents;
  #elements = new Map<string, ItemElement>();
  #gestures: Gestures;
  #keys: BoardKeys;
  #resized: ResizeObserver;
  #size: Size = { width: 0, height: 0 };
  #fitted = true;
  #frame = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #dragging: { item: Item; x: number; y: number } | undefined;
  #reachable: string | null = null;
  #unsubscribe: () => void;
  #stop = new AbortController();

  constructor(viewport: HTMLElement, store: BoardStore, events: BoardEvents) {
    this.#viewport = viewport;
    this.#store = store;
    this.#events = events;
    const { sheet: size } = store.value;
    this.viewed = new Observable<View>({ scale: 1, x: 0, y: 0 });
    this.sheet.className = styles.sheet ?? '';
    this.sheet.dataset.adCanvas = '';
    this.sheet.style.width = `${size.width}px`;
    this.sheet.style.height = `${size.height}px`;
    this.overlay.className = styles.overlay ?? '';
    this.sheet.append(this.overlay);
    viewport.append(this.sheet);
    this.#gestures = new Gestures(viewport, this);
    this.#resized = new ResizeObserver(() => this.#resize());
    this.#resized.observe(viewport);
    const { signal } = this.#stop;
    viewport.addEventListener('click', event => this.#clicked(event), { signal });
    this.#keys = new BoardKeys(viewport, store, this, events);
    viewport.addEventListener('focusin', event => this.#focused(event), { signal });
    this.#unsubscribe = store.subscribe(state => this.#render(state, true));
    this.#render(store.value, false);
    this.#resize();
  }

  close(): void {
    this.#stop.abort();
    this.#gestures.close();
    this.#keys.close();
    this.#resized.disconnect();
    this.#unsubscribe();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settle);
    this.sheet.remove();
  }

  element(id: string): HTMLElement | undefined {
    return this.#elements.get(id)?.element;
  }

  /** Ids under the visitor's hand. */
  get held(): ReadonlySet<string> {
    return new Set(this.#dragging ? [this.#dragging.item.id] : []);
  }

  fit(): void {
    const { width, height } = this.#size;
    this.setView(fitted(this.#store.value.sheet, { width, height: height - TOOLS_PX }, MARGIN));
    this.#fitted = true;
  }

  /** Life size, centred. */
  reset(): void {
    this.setView(centred(this.#store.value.sheet, this.#size, 1));
  }

  zoomBy(factor: number): void {
    this.setView(zoomed(this.viewed.value, { x: this.#size.width / 2, y: this.#size.height / 2 }, factor));
  }

  reveal(id: string): void {
    const item = this.#store.item(id);
    if (item) {
      this.setView(showing(this.viewed.value, item, this.#size, MARGIN));
    }
  }

  nudge(id: string, direction: Direction): void {
    this.#keys.nudge(id, direction);
  }

  // GestureTarget

  view(): View {
    return this.viewed.value;
  }

  setView(view: View): void {
    this.#fitted = false;
    this.viewed.set(held(view, this.#store.value.sheet, this.#size));
    this.sheet.classList.add(styles.moving ?? '');
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.sheet.classList.remove(styles.moving ?? ''), SETTLE_MS);
    this.#draw();
  }

  itemAt(element: EventTarget | null): string | undefined {
    return element instanceof Element ? element.closest<HTMLElement>('[data-id]')?.dataset.id : undefined;
  }

  dragStart(id: string): void {
    const item = this.#store.item(id);
    if (item) {
      this.#dragging = { item, x: item.x, y: item.y };
      this.element(id)?.classList.add(styles.dragged ?? '');
      this.#store.select(id);
    }
  }

  dragMove(_id: string, dx: number, dy: number): void {
    if (this.#dragging) {
      const { item } = this.#dragging;
      const { scale } = this.viewed.value;
      this.#dragging = { item, x: item.x + dx / scale, y: item.y + dy / scale };
      this.#draw();
    }
  }

  dragEnd(id: string): void {
    const dragged = this.#dragging;
    this.#dragging = undefined;
    this.element(id)?.classList.remove(styles.dragged ?? '');
    if (dragged) {
      this.#elements.get(id)?.place(dragged.x, dragged.y);
      this.#store.move(id, dragged.x, dragged.y);
    }
  }

  #draw(): void {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#apply();
      });
    }
  }

  #apply(): void {
    const { x, y, scale } = this.viewed.value;
    this.sheet.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    if (this.sheet.style.getPropertyValue('--scale') !== String(scale)) {
      this.sheet.style.setProperty('--scale', String(scale));
    }
    if (this.#dragging) {
      this.#elements.get(this.#dragging.item.id)?.place(this.#dragging.x, this.#dragging.y);
    }
  }

  #render({ items, selected }: BoardState, glide: boolean): void {
    const gone = new Set(this.#elements.keys());
    if (!items.some(({ id }) => id === this.#reachable)) {
      this.#reachable = items[0]?.id ?? null;
    }
    for (const [depth, item] of items.entries()) {
      gone.delete(item.id);
      let shown = this.#elements.get(item.id);
      if (!shown) {
        shown = new ItemElement(item);
        this.#elements.set(item.id, shown);
        this.sheet.insertBefore(shown.element, this.overlay);
      }
      shown.show(item, depth, item.id === selected, item.id === this.#reachable, glide);
    }
    for (const id of gone) {
      this.element(id)?.remove();
      this.#elements.delete(id);
    }
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#viewport;
    const before = this.#size;
    this.#size = { width, height };
    if (width && height) {
      if (this.#fitted) {
        this.fit();
      } else {
        this.setView(panned(this.viewed.value, (width - before.width) / 2, (height - before.height) / 2));
      }
      this.#apply();
    }
  }

  #clicked(event: MouseEvent): void {
    const id = this.itemAt(event.target);
    const { selected } = this.#store.value;
    if (id) {
      this.#store.select(id);
    } else if (selected) {
      this.#store.select(null);
    } else if (event.target instanceof Node && this.sheet.contains(event.target)) {
      const box = this.#viewport.getBoundingClientRect();
      this.#events.emptyClick(
        toSheet(this.viewed.value, { x: event.clientX - box.left, y: event.clientY - box.top }),
      );
    }
  }

  /** The item with the focus is the one that Tab reaches, and it is in view. */
  #focused(event: FocusEvent): void {
    const id = this.itemAt(event.target);
    if (id) {
      this.#reachable = id;
      this.#render(this.#store.value, false);
      if (event.target instanceof Element && event.target.matches(':focus-visible')) {
        this.reveal(id);
      }
    }
  }
}

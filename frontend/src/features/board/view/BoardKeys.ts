import type { BoardStore } from '../boardStore';
import { type Direction, neighbour, type Point, panned } from '../geometry';
import type { Item } from '../item';
import type { BoardView } from './BoardView';
import { type Command, command } from './keys';

const PAN_PX = 80;
const NUDGE_PX = 10;

const STEPS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** What a key did, for those who cannot see it. */
export interface KeyEvents {
  moved(item: Item): void;
  pinned(item: Item): void;
  removed(item: Item): void;
  help(): void;
}

/** All that a pointer can do on the board, by keys. */
export class BoardKeys {
  #viewport: HTMLElement;
  #store: BoardStore;
  #view: BoardView;
  #events: KeyEvents;
  #stop = new AbortController();

  constructor(viewport: HTMLElement, store: BoardStore, view: BoardView, events: KeyEvents) {
    this.#viewport = viewport;
    this.#store = store;
    this.#view = view;
    this.#events = events;
    viewport.addEventListener('keydown', event => this.#pressed(event), { signal: this.#stop.signal });
  }

  close(): void {
    this.#stop.abort();
  }

  nudge(id: string, direction: Direction): void {
    const item = this.#store.item(id);
    if (item) {
      const { x, y } = STEPS[direction];
      const step = this.#store.value.snapping ? 2 * NUDGE_PX : NUDGE_PX;
      this.#store.move(id, item.x + x * step, item.y + y * step);
      this.#view.reveal(id);
      const moved = this.#store.item(id);
      if (moved) {
        this.#events.moved(moved);
      }
    }
  }

  #pressed(event: KeyboardEvent): void {
    const item = this.#store.item(this.#view.itemAt(event.target) ?? null);
    const what = command(event, item !== undefined);
    if (what) {
      event.preventDefault();
      this.#obey(what, item);
    }
  }

  #obey(what: Command, item: Item | undefined): void {
    switch (what.do) {
      case 'pan':
        this.#pan(what.direction, what.far);
        break;
      case 'zoom':
        this.#view.zoomBy(what.factor);
        break;
      case 'fit':
        this.#view.fit();
        break;
      case 'reset':
        this.#view.reset();
        break;
      case 'help':
        this.#events.help();
        break;
      default:
        if (item) {
          this.#obeyOn(item, what);
        }
    }
  }

  #obeyOn(item: Item, what: Command): void {
    switch (what.do) {
      case 'walk':
        this.#focus(neighbour(item, this.#store.value.items, what.direction)?.id);
        break;
      case 'nudge':
        this.nudge(item.id, what.direction);
        break;
      case 'pin':
        this.#store.pin(item.id, !item.pinned);
        this.#events.pinned({ ...item, pinned: !item.pinned });
        break;
      case 'remove':
        this.#focus(this.#store.value.items.find(other => other.id !== item.id)?.id);
        this.#store.remove(item.id);
        this.#events.removed(item);
        break;
      case 'leave':
        this.#store.select(null);
        this.#viewport.focus();
        break;
    }
  }

  #pan(direction: Direction, far: boolean): void {
    const { x, y } = STEPS[direction];
    const step = far ? 4 * PAN_PX : PAN_PX;
    this.#view.setView(panned(this.#view.view(), -x * step, -y * step));
  }

  #focus(id: string | undefined): void {
    (id === undefined ? this.#viewport : this.#view.element(id))?.focus();
  }
}

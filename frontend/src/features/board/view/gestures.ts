import { type Point, panned, pinched, type View, zoomed } from '../geometry';

/** Pixels a pointer may tremble and still click; as in the tracker, so that what drags here is no click there. */
const SLOP_MOUSE = 6;
const SLOP_TOUCH = 10;
const LINE_PX = 16;
const WHEEL_RATE = 0.0015;
const PINCH_RATE = 0.01;

export interface GestureTarget {
  view(): View;
  setView(view: View): void;
  /** The item under an element, if it can be dragged. */
  itemAt(element: EventTarget | null): string | undefined;
  dragStart(id: string): void;
  /** @param dx and dy screen pixels since the start */
  dragMove(id: string, dx: number, dy: number): void;
  dragEnd(id: string): void;
}

interface Drag {
  readonly start: Point;
  readonly item: string | undefined;
  moved: boolean;
}

/** Safari's trackpad pinch, which is neither a wheel nor a touch. */
interface SafariGesture extends UIEvent {
  readonly scale: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** One pointer drags an item or the sheet, two pinch, the wheel zooms where the pointer is. */
export class Gestures {
  #element: HTMLElement;
  #target: GestureTarget;
  #pointers = new Map<number, Point>();
  #drag: Drag | undefined;
  #dragged = false;
  #safariScale = 1;
  #stop = new AbortController();

  constructor(element: HTMLElement, target: GestureTarget) {
    this.#element = element;
    this.#target = target;
    const { signal } = this.#stop;
    element.addEventListener('pointerdown', event => this.#down(event), { signal });
    element.addEventListener('pointermove', event => this.#move(event), { signal });
    element.addEventListener('pointerup', event => this.#up(event), { signal });
    element.addEventListener('pointercancel', event => this.#up(event), { signal });
    element.addEventListener('click', event => this.#click(event), { signal, capture: true });
    element.addEventListener('wheel', event => this.#wheel(event), { signal, passive: false });
    element.addEventListener('dragstart', event => event.preventDefault(), { signal });
    element.addEventListener('gesturestart', event => this.#safari(event as SafariGesture, true), { signal });
    element.addEventListener('gesturechange', event => this.#safari(event as SafariGesture, false), {
      signal,
    });
  }

  close(): void {
    this.#stop.abort();
  }

  #at(event: { clientX: number; clientY: number }): Point {
    const box = this.#element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0 && event.button !== 1) {
      return;
    }
    const at = this.#at(event);
    this.#pointers.set(event.pointerId, at);
    if (this.#pointers.size === 1) {
      this.#dragged = false;
      const item = event.button === 1 ? undefined : this.#target.itemAt(event.target);
      this.#drag = { start: at, item, moved: false };
    } else {
      this.#dragged = true;
      this.#finish();
      this.#element.setPointerCapture(event.pointerId);
    }
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    const at = this.#at(event);
    if (this.#pointers.size >= 2) {
      this.#pinch(event.pointerId, before, at);
    } else if (this.#drag) {
      this.#dragTo(this.#drag, before, at, event);
    }
    this.#pointers.set(event.pointerId, at);
  }

  #dragTo(drag: Drag, before: Point, at: Point, event: PointerEvent): void {
    const [dx, dy] = [at.x - drag.start.x, at.y - drag.start.y];
    let from = before;
    if (!drag.moved) {
      if (Math.hypot(dx, dy) <= (event.pointerType === 'touch' ? SLOP_TOUCH : SLOP_MOUSE)) {
        return;
      }
      drag.moved = true;
      this.#dragged = true;
      from = drag.start;
      this.#element.setPointerCapture(event.pointerId);
      if (drag.item) {
        this.#target.dragStart(drag.item);
      }
    }
    if (drag.item) {
      this.#target.dragMove(drag.item, dx, dy);
    } else {
      this.#target.setView(panned(this.#target.view(), at.x - from.x, at.y - from.y));
    }
  }

  #pinch(id: number, before: Point, at: Point): void {
    const other = [...this.#pointers].find(([pointer]) => pointer !== id)?.[1];
    if (other) {
      this.#target.setView(pinched(this.#target.view(), [before, other], [at, other]));
    }
  }

  #up(event: PointerEvent): void {
    if (!this.#pointers.delete(event.pointerId)) {
      return;
    }
    this.#finish();
    const rest = this.#pointers.values().next().value;
    this.#drag = rest && { start: rest, item: undefined, moved: true };
  }

  #finish(): void {
    if (this.#drag?.moved && this.#drag.item) {
      this.#target.dragEnd(this.#drag.item);
    }
    this.#drag = undefined;
  }

  /** The click that ends a drag is none. One made by a key is. */
  #click(event: MouseEvent): void {
    if (this.#dragged && event.detail > 0) {
      event.stopPropagation();
      event.preventDefault();
    }
    this.#dragged = false;
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    const view = this.#target.view();
    if (event.shiftKey) {
      this.#target.setView(panned(view, -(dx || dy), 0));
    } else {
      const rate = event.ctrlKey ? PINCH_RATE : WHEEL_RATE;
      this.#target.setView(zoomed(view, this.#at(event), Math.exp(-dy * rate)));
    }
  }

  #safari(event: SafariGesture, start: boolean): void {
    event.preventDefault();
    if (!start) {
      this.#target.setView(zoomed(this.#target.view(), this.#at(event), event.scale / this.#safariScale));
    }
    this.#safariScale = event.scale;
  }
}

import { placeAt, subject } from './place';
import type { EventType, Place } from './types';

/** Without a sign for so long nobody looks any more. */
const IDLE_MS = 30_000;
/** A pointer that moved further between down and up dragged; it clicked nothing. */
const DRAG_PX = 6;
/** A touch that is shorter and does not move is a tap: its click tells it. */
const TAP_MS = 500;

type Act = (type: EventType, place: Place, trusted: boolean, durationMs?: number) => void;

interface Down {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly place: Place | null;
}

/** What the visitor points with, and where that is now. A move only notes two numbers: places are worked out at ticks. */
export class Pointer {
  #act: Act;
  #with: 'mouse' | 'touch' | 'keys' = 'mouse';
  #x = -1;
  #y = -1;
  #touched: Element | null = null;
  #down: Down | undefined;
  #dragged = false;
  #lastInput = 0;
  #stop = new AbortController();

  constructor(act: Act) {
    this.#act = act;
    const on = <K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(type, listener, { capture: true, passive: true, signal: this.#stop.signal });
    on('pointermove', event => this.#moved(event));
    on('pointerdown', event => this.#pressed(event));
    on('pointerup', event => this.#released(event));
    on('pointercancel', event => this.#released(event));
    on('click', event => this.#clicked(event));
    on('keydown', () => this.#typed());
    on('wheel', () => this.#sign());
    on('mouseleave', event => event.target === document && this.#away());
  }

  close(): void {
    this.#stop.abort();
  }

  /** Visible, in focus, and a sign of life lately. */
  watched(now: number): boolean {
    return document.visibilityState === 'visible' && document.hasFocus() && now - this.#lastInput < IDLE_MS;
  }

  /** Where the visitor looks as far as one can know: a finger that is up and a key say what, but not where. */
  place(): Place | null {
    if (this.#with === 'mouse') {
      return this.#x < 0 ? null : placeAt(document.elementFromPoint(this.#x, this.#y), this.#x, this.#y);
    }
    const element = this.#with === 'keys' ? document.activeElement : this.#touched;
    return element?.isConnected && placeAt(element, 0, 0) ? subject(element) : null;
  }

  #moved(event: PointerEvent): void {
    this.#sign();
    this.#x = event.clientX;
    this.#y = event.clientY;
    if (event.pointerType !== 'touch') {
      this.#with = 'mouse';
    }
  }

  #pressed(event: PointerEvent): void {
    this.#moved(event);
    if (event.isPrimary) {
      const { clientX: x, clientY: y, target } = event;
      const element = target instanceof Element ? target : null;
      this.#down = { x, y, at: Date.now(), place: placeAt(element, x, y) };
      if (event.pointerType === 'touch') {
        this.#with = 'touch';
        this.#touched = element;
      }
    }
  }

  #released(event: PointerEvent): void {
    this.#sign();
    const down = this.#down;
    if (!down || !event.isPrimary) {
      return;
    }
    this.#down = undefined;
    this.#dragged = Math.hypot(event.clientX - down.x, event.clientY - down.y) > DRAG_PX;
    const held = Date.now() - down.at;
    if (event.pointerType === 'touch' && down.place && (this.#dragged || held >= TAP_MS)) {
      this.#act('touch', down.place, event.isTrusted, Math.min(held, IDLE_MS));
    }
  }

  #clicked(event: MouseEvent): void {
    this.#sign();
    const element = event.target instanceof Element ? event.target : null;
    const byKey = event.detail === 0 && event.isTrusted;
    const place = placeAt(element, event.clientX, event.clientY);
    if (place && (byKey || !this.#dragged)) {
      this.#act('click', byKey ? subject(element) : place, event.isTrusted);
    }
    this.#dragged = false;
  }

  #typed(): void {
    this.#sign();
    this.#with = 'keys';
  }

  #away(): void {
    this.#x = -1;
  }

  #sign(): void {
    this.#lastInput = Date.now();
  }
}

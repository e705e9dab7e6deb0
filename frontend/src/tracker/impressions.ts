import { creatives, subject } from './place';
import type { Place } from './types';

/** MRC: half of the pixels for one second; 30 % suffice from 970 x 250 pixels on. */
const VIEWED_MS = 1000;
const LARGE_PX = 242_500;
const RATIOS = [0, 0.3, 0.5];

interface Seen {
  readonly since: number;
  readonly place: Place;
}

/** Tells each creative once, when it was viewable for a second. */
export class Impressions {
  #told = new Set<string>();
  #inView = new Map<Element, Seen>();
  #observer: IntersectionObserver | undefined;
  #tell: (place: Place) => void;

  constructor(tell: (place: Place) => void) {
    this.#tell = tell;
    if (typeof IntersectionObserver !== 'undefined') {
      this.#observer = new IntersectionObserver(entries => this.#changed(entries), { threshold: RATIOS });
    }
  }

  /** @param watched false when nobody can look: the second then starts anew */
  tick(now: number, watched: boolean): void {
    for (const element of creatives(document)) {
      this.#observer?.observe(element); // again and again is nothing to it
    }
    for (const [element, { since, place }] of this.#inView) {
      if (!element.isConnected) {
        this.#inView.delete(element);
      } else if (!watched) {
        this.#inView.set(element, { since: now, place });
      } else if (now - since >= VIEWED_MS) {
        this.#inView.delete(element);
        this.#once(place);
      }
    }
  }

  close(): void {
    this.#observer?.disconnect();
  }

  #once(place: Place): void {
    const id = place.composition_id ?? place.product_id ?? '';
    if (!this.#told.has(id)) {
      this.#told.add(id);
      this.#tell(place);
    }
  }

  #changed(entries: IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, boundingClientRect: box } of entries) {
      const place = subject(target);
      const enough = intersectionRatio >= (box.width * box.height >= LARGE_PX ? 0.3 : 0.5);
      if (!enough) {
        this.#inView.delete(target);
      } else if (!this.#inView.has(target)) {
        this.#inView.set(target, { since: Date.now(), place });
      }
    }
  }
}

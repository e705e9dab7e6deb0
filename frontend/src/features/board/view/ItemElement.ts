import { strings } from '@/strings';
import styles from '../Board.module.css';
import type { Item } from '../item';

const GLIDE_MS = 650;
const EASE = 'cubic-bezier(0.2, 0, 0, 1)';

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const at = (x: number, y: number) => `translate(${x}px, ${y}px)`;

/** An item as the page shows it: a button in the sheet, moved by a transform. */
export class ItemElement {
  readonly element = document.createElement('button');
  #image = new Image();
  #shown = false;
  #x = 0;
  #y = 0;

  constructor(item: Item) {
    const { element } = this;
    element.type = 'button';
    element.className = `${styles.item} ${styles[item.kind]}`;
    element.dataset.id = item.id;
    element.dataset[item.kind === 'product' ? 'adProduct' : 'adComposition'] = item.id;
    // with CORS from the start: a picture cached without could not be read for the exported one
    Object.assign(this.#image, { crossOrigin: 'anonymous', alt: '', draggable: false, decoding: 'async' });
    this.#image.src = item.url;
    const pin = document.createElement('span');
    pin.className = styles.pin ?? '';
    element.append(this.#image, pin);
  }

  /** @param glide whether a new place is reached by moving there */
  show(item: Item, depth: number, selected: boolean, reachable: boolean, glide: boolean): void {
    const { element } = this;
    const [x, y] = [this.#x, this.#y];
    this.place(item.x, item.y);
    if (glide && !calm()) {
      if (!this.#shown) {
        element.animate(
          [
            { opacity: 0, scale: 0.8 },
            { opacity: 1, scale: 1 },
          ],
          { duration: GLIDE_MS, easing: EASE },
        );
      } else if (Math.hypot(x - item.x, y - item.y) > 1) {
        element.animate([{ transform: at(x, y) }, { transform: at(item.x, item.y) }], {
          duration: GLIDE_MS,
          easing: EASE,
        });
      }
    }
    element.style.width = `${item.width}px`;
    element.style.height = `${item.height}px`;
    element.style.zIndex = String(depth);
    element.tabIndex = reachable ? 0 : -1;
    element.setAttribute('aria-label', strings.board.itemLabel(item));
    element.setAttribute('aria-pressed', String(selected));
    element.classList.toggle(styles.pinned ?? '', item.pinned);
    this.#shown = true;
  }

  /** While dragged; the item itself changes when it is let go. */
  place(x: number, y: number): void {
    if (!this.#shown || x !== this.#x || y !== this.#y) {
      this.#x = x;
      this.#y = y;
      this.element.style.transform = at(x, y);
    }
  }
}

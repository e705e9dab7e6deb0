import type { Item } from '../board/item';
import { type HeatType, isClick } from './BoardHeat';
import { paintSpots } from './HeatCanvas';
import { heatmap } from './heatApi';
import styles from './heatmap.module.css';

const AT_ONCE = 4;

/** Everybody's heat in each item on the board, in the item's own box: it moves and zooms with it. */
export class ItemHeats {
  #canvases = new Map<string, HTMLCanvasElement>();
  #element: (id: string) => HTMLElement | undefined;
  #request: AbortController | undefined;

  constructor(element: (id: string) => HTMLElement | undefined) {
    this.#element = element;
  }

  /** Asks for every item's heat, a few at a time. */
  async refresh(items: readonly Item[], type: HeatType): Promise<void> {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const rest = [...items];
    const worker = async () => {
      for (let item = rest.shift(); item && !request.signal.aborted; item = rest.shift()) {
        await this.#one(item, type, request.signal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker)).catch(() => undefined); // shown again with the next
  }

  show(visible: boolean, opacity: number): void {
    for (const canvas of this.#canvases.values()) {
      canvas.hidden = !visible;
      canvas.style.opacity = String(opacity);
    }
  }

  close(): void {
    this.#request?.abort();
    for (const canvas of this.#canvases.values()) {
      canvas.remove();
    }
    this.#canvases.clear();
  }

  async #one(item: Item, type: HeatType, signal: AbortSignal): Promise<void> {
    const subject = item.kind === 'product' ? { product_id: item.id } : { composition_id: item.id };
    const answer = await heatmap({ ...subject, ...(type !== 'both' && { type }) }, signal);
    const spots = answer.heatmap
      .filter(mark => type === 'both' || isClick(mark.type) === (type === 'click'))
      .map(({ x, y, intensity }) => ({ x, y, weight: intensity }));
    const element = this.#element(item.id);
    if (element) {
      paintSpots(this.#canvas(item.id, element), spots, item.width / item.height);
    }
  }

  #canvas(id: string, element: HTMLElement): HTMLCanvasElement {
    let canvas = this.#canvases.get(id);
    if (canvas?.parentElement !== element) {
      canvas = document.createElement('canvas');
      canvas.className = `${styles.heat} ${styles.itemHeat}`;
      canvas.setAttribute('aria-hidden', 'true');
      element.append(canvas);
      this.#canvases.set(id, canvas);
    }
    return canvas;
  }
}

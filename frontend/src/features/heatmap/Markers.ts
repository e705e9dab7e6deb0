import { format, strings } from '@/strings';
import type { Size } from '../board/geometry';
import type { HeatData } from './BoardHeat';
import styles from './heatmap.module.css';

/** Below this the hotspot is a guess: the layout does not follow it either. */
export const CLEAR = 0.2;
/** Further down on the sheet a tag stands above its mark. */
const LOW = 0.8;

/** Hotspot and mean on the sheet, as large on the screen whatever the zoom. */
export class Markers {
  readonly element = document.createElement('div');
  #hotspot = marker(styles.ring);
  #centroid = marker(styles.cross);

  #sheet: Size;

  constructor(sheet: Size) {
    this.#sheet = sheet;
    this.element.setAttribute('aria-hidden', 'true');
    this.element.append(this.#centroid, this.#hotspot);
  }

  show({ marks, hotspot, centroid }: HeatData): void {
    place(this.#hotspot, marks.length && hotspot && hotspot.confidence > 0 ? hotspot : undefined);
    place(this.#centroid, marks.length ? centroid : undefined);
    this.#hotspot.classList.toggle(styles.above ?? '', (hotspot?.y ?? 0) > LOW * this.#sheet.height);
    label(this.#hotspot, strings.heatmap.hotspotTag(format.percent(hotspot?.confidence ?? 0)));
    label(this.#centroid, strings.heatmap.centroidTag);
  }
}

function marker(shape: string | undefined): HTMLElement {
  const element = document.createElement('div');
  element.className = styles.marker ?? '';
  const form = document.createElement('div');
  form.className = shape ?? '';
  const tag = document.createElement('span');
  tag.className = styles.tag ?? '';
  form.append(tag);
  element.append(form);
  return element;
}

function label(element: HTMLElement, text: string): void {
  const tag = element.querySelector('span');
  if (tag) {
    tag.textContent = text;
  }
}

function place(element: HTMLElement, at: { x: number; y: number } | undefined): void {
  element.hidden = at === undefined;
  if (at) {
    element.style.transform = `translate(${at.x}px, ${at.y}px)`;
  }
}

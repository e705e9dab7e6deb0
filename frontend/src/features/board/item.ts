import type { Composition, ReadyProduct } from '@/api';
import { apiUrl } from '@/api';
import type { Rect, Size } from './geometry';

/** A product or composition that lies on the sheet; places and sizes in sheet pixels. */
export interface Item extends Rect {
  readonly id: string;
  readonly kind: 'product' | 'composition';
  readonly name: string;
  readonly url: string;
  readonly pinned: boolean;
}

/** What an item shows, before it has a place. */
export interface Exhibit {
  readonly id: string;
  readonly kind: Item['kind'];
  readonly name: string;
  readonly url: string;
  /** Of the picture, in its own pixels. */
  readonly picture: Size;
}

export function productExhibit({ id, name, views }: ReadyProduct): Exhibit {
  const { url, width, height } = views.cropped;
  return { id, kind: 'product', name, url: apiUrl(url), picture: { width, height } };
}

export function compositionExhibit(composition: Composition, name: string): Exhibit {
  const { id, url, width, height } = composition;
  return { id, kind: 'composition', name, url: apiUrl(url), picture: { width, height } };
}

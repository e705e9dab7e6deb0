import type { Place } from './types';

const CREATIVE = '[data-ad-product],[data-ad-composition]';
const CANVAS = '[data-ad-canvas]';

export const creatives = (root: ParentNode): NodeListOf<HTMLElement> =>
  root.querySelectorAll<HTMLElement>(CREATIVE);

/** Which creative an element is or lies in; empty when none. */
export function subject(element: Element | null): Place {
  const { adProduct, adComposition } = element?.closest<HTMLElement>(CREATIVE)?.dataset ?? {};
  return {
    ...(adProduct && { product_id: adProduct }),
    ...(adComposition && { composition_id: adComposition }),
  };
}

/** What lies there and where in it, for a point of the viewport; null when neither creative nor canvas. */
export function placeAt(element: Element | null, clientX: number, clientY: number): Place | null {
  const creative = element?.closest<HTMLElement>(CREATIVE);
  const canvas = element?.closest<HTMLElement>(CANVAS);
  if (!creative && !canvas) {
    return null;
  }
  return {
    ...subject(element),
    ...onCanvas(canvas, clientX, clientY),
    ...inCreative(creative, clientX, clientY),
  };
}

/** Canvas pixels are those of its own layout: zooming or moving the canvas by a transform changes no place on it. */
function onCanvas(canvas: HTMLElement | null | undefined, clientX: number, clientY: number): Place {
  if (!canvas?.offsetWidth || !canvas.offsetHeight) {
    return {};
  }
  const { offsetWidth: width, offsetHeight: height } = canvas;
  const box = canvas.getBoundingClientRect();
  return {
    x: rounded(((clientX - box.left) / box.width) * width, 10),
    y: rounded(((clientY - box.top) / box.height) * height, 10),
    canvas: { width, height },
  };
}

function inCreative(creative: HTMLElement | null | undefined, clientX: number, clientY: number): Place {
  const box = creative?.getBoundingClientRect();
  return box?.width && box.height
    ? { u: fraction((clientX - box.left) / box.width), v: fraction((clientY - box.top) / box.height) }
    : {};
}

const rounded = (value: number, steps: number) => Math.round(value * steps) / steps;
const fraction = (value: number) => rounded(Math.min(1, Math.max(0, value)), 10_000);

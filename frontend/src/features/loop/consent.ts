import type { Consent } from '@/tracker';
import { refusedByBrowser } from '@/tracker/consent';

const KEY = 'adaptive-ads-consent';
const SHAPE = 'adaptive-ads-sheet';

export type Answer = Consent | 'unasked';

/** The only answer that is remembered is the one that allows remembering. */
export function remembered(): Answer {
  try {
    return localStorage.getItem(KEY) === 'storage' ? 'storage' : 'unasked';
  } catch {
    return 'unasked';
  }
}

export function remember(answer: Answer): void {
  try {
    if (answer === 'storage') {
      localStorage.setItem(KEY, answer);
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // blocked storage remembers nothing, which is as good as a no
  }
}

/** The browser said no for its user; asking would only annoy. */
export const refused = () => refusedByBrowser(navigator as Navigator & { globalPrivacyControl?: boolean });

/** The shape of the sheet that a stored session was measured on: after a reload places mean the same. */
export function storedShape(): number | undefined {
  try {
    const shape = remembered() === 'storage' ? Number(sessionStorage.getItem(SHAPE)) : 0;
    return shape > 0 ? shape : undefined;
  } catch {
    return undefined;
  }
}

/** @param shape width by height; undefined forgets it */
export function storeShape(shape: number | undefined): void {
  try {
    if (shape === undefined) {
      sessionStorage.removeItem(SHAPE);
    } else {
      sessionStorage.setItem(SHAPE, String(shape));
    }
  } catch {
    // then a reload starts with the shape of the room there is
  }
}

import type { Consent } from '@/tracker';
import { refusedByBrowser } from '@/tracker/consent';

const KEY = 'adaptive-ads-consent';

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

import type { Consent } from './types';

interface Signals {
  readonly doNotTrack?: string | null;
  readonly globalPrivacyControl?: boolean;
}

/** Global Privacy Control or Do-Not-Track: the visitor said no, in the browser, to everybody. */
export function refusedByBrowser(navigator: Signals): boolean {
  return (
    navigator.globalPrivacyControl === true || navigator.doNotTrack === '1' || navigator.doNotTrack === 'yes'
  );
}

/** Fails closed: whatever is not clearly a yes is a no, and the browser's no outweighs the page's yes. */
export function effective(asked: unknown, navigator: Signals): Consent {
  return (asked === 'memory' || asked === 'storage') && !refusedByBrowser(navigator) ? asked : 'denied';
}

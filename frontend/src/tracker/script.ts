import { Tracker } from './tracker';
import type { Consent } from './types';

/**
 * The one tag for any site:
 * `<script src="…/tracker.js" data-api="https://…/api" data-consent="memory"></script>`; without `data-consent` nothing
 * happens until `adaptiveAds.consent('memory' | 'storage')`.
 */
const { api, consent } =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.dataset : {};
const tracker = new Tracker({ url: `${(api ?? '/api').replace(/\/$/, '')}/track` });
tracker.consent((consent ?? 'denied') as Consent);

Object.assign(window, { adaptiveAds: tracker });

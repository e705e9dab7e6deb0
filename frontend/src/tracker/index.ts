export { type Notice, Tracker, type TrackerOptions } from './tracker';
export type { Batch, Consent, EventData, EventType, Place, TrackEvent } from './types';

/**
 * Tells the server what the visitor does: clicks and touches at once counted, looking as one pulse a second while the page
 * is visible, focused and the pointer was moved within the last 30 s. Batches leave every 5 s, at 20 events, and when the
 * page is left; a batch that fails is sent again under its own id, so nothing counts twice.
 */
const flushMs = 5000;
const flushAt = 20;
const idleMs = 30000;
const pulseMs = 1000;

export class Tracker {
  #sessionId;
  #send;
  #url;
  #pending = [];
  #unsent = [];
  #sending = false;
  #gaze = null;
  #lastInput = 0;

  constructor(sessionId, send, url) {
    this.#sessionId = sessionId;
    this.#send = send;
    this.#url = url;
    setInterval(() => this.#pulse(), pulseMs);
    setInterval(() => this.flush(), flushMs);
    addEventListener('pagehide', () => this.#leave());
  }

  /** Where the pointer is now: {x, y, canvas, product_id?, composition_id?, u?, v?}; null when it left. */
  gaze(place) {
    this.#gaze = place;
    this.#lastInput = Date.now();
  }

  act(type, place, trusted) {
    this.#lastInput = Date.now();
    this.#add(type, { ...place, trusted });
  }

  #pulse() {
    const watched = document.visibilityState === 'visible' && document.hasFocus();
    if (this.#gaze && watched && Date.now() - this.#lastInput < idleMs) {
      this.#add(this.#gaze.product_id || this.#gaze.composition_id ? 'hover' : 'hover_canvas',
        { ...this.#gaze, duration: pulseMs });
    }
  }

  #add(type, data) {
    this.#pending.push({ type, data: { ...data, id: crypto.randomUUID(), timestamp: Date.now() } });
    if (this.#pending.length >= flushAt) {
      this.flush();
    }
  }

  #batch() {
    if (this.#pending.length) {
      this.#unsent.push({ session_id: this.#sessionId, batch_id: crypto.randomUUID(), events: this.#pending.splice(0, 100) });
    }
  }

  async flush() {
    this.#batch();
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    try {
      while (this.#unsent.length) {
        await this.#send(this.#unsent[0]);
        this.#unsent.shift();
      }
    } catch {
      // Stays first in line for the next flush.
    } finally {
      this.#sending = false;
    }
  }

  #leave() {
    this.#batch();
    this.#unsent.forEach(batch => navigator.sendBeacon(this.#url, JSON.stringify(batch)));
  }
}

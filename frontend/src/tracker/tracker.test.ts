import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Tracker } from './tracker';
import type { Batch } from './types';

const sent: Batch[] = [];
let online = true;
let tracker: Tracker;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  sent.length = 0;
  online = true;
  sessionStorage.clear();
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    if (!online) {
      throw new TypeError('fetch failed');
    }
    sent.push(JSON.parse(body));
    return new Response('{}', { status: 200 });
  });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  document.body.innerHTML =
    '<div data-ad-canvas id="sheet"><img data-ad-product="p1" id="mug"><button data-ad-composition="c1" id="ad"></button></div>';
  box('sheet', { left: 100, top: 50, width: 500, height: 300 }, { width: 1000, height: 600 });
  box('mug', { left: 200, top: 100, width: 100, height: 50 });
  box('ad', { left: 400, top: 100, width: 100, height: 100 });
  document.elementFromPoint = () => document.getElementById('mug');
  tracker = new Tracker({ url: '/api/track' });
});

afterEach(() => {
  tracker.consent('denied');
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function box(id: string, rect: Partial<DOMRect>, layout = { width: rect.width, height: rect.height }) {
  const element = document.getElementById(id) as HTMLElement;
  element.getBoundingClientRect = () => rect as DOMRect;
  Object.defineProperty(element, 'offsetWidth', { value: layout.width });
  Object.defineProperty(element, 'offsetHeight', { value: layout.height });
}

function pointer(type: string, id: string, x: number, y: number, pointerType = 'mouse') {
  const event = new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, detail: 1 });
  Object.defineProperties(event, { pointerType: { value: pointerType }, isPrimary: { value: true } });
  document.getElementById(id)?.dispatchEvent(event);
}

function click(x: number, y: number, pointerType = 'mouse') {
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'click']) {
    pointer(type, 'mug', x, y, pointerType);
  }
}

const events = () => sent.flatMap(batch => batch.events);

describe('before consent', () => {
  it('stores and sends nothing, and has no session', async () => {
    const write = vi.spyOn(Storage.prototype, 'setItem');
    click(250, 125);
    await vi.advanceTimersByTimeAsync(60_000);
    dispatchEvent(new Event('pagehide'));
    expect(sent).toEqual([]);
    expect(write).not.toHaveBeenCalled();
    expect(tracker.session).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('the browser refuses for the visitor by GPC or DNT, whatever the page says', async () => {
    for (const [signal, value] of [
      ['globalPrivacyControl', true],
      ['doNotTrack', '1'],
    ] as const) {
      Object.defineProperty(navigator, signal, { value, configurable: true });
      expect(tracker.consent('storage')).toBe('denied');
      click(250, 125);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(sent).toEqual([]);
      Reflect.deleteProperty(navigator, signal);
    }
  });

  it('takes no answer it does not know for a no', () => {
    expect(tracker.consent('granted' as 'memory')).toBe('denied');
  });
});

describe('with consent', () => {
  it('keeps the session in memory only, unless storing is allowed too', async () => {
    tracker.consent('memory');
    click(250, 125);
    online = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect(sessionStorage).toHaveLength(0);
    const session = tracker.session;
    tracker.consent('storage');
    expect(tracker.session).toBe(session);
    expect(Object.values(sessionStorage)).toContain(session);
    tracker.consent('denied');
    expect(sessionStorage).toHaveLength(0);
  });

  it('says where a click was, on the canvas however it is zoomed, and in the creative', async () => {
    tracker.consent('memory');
    click(250, 125);
    await tracker.flush();
    expect(events()).toHaveLength(1);
    expect(events()[0]).toMatchObject({
      type: 'click',
      data: {
        x: 300,
        y: 150,
        canvas: { width: 1000, height: 600 },
        product_id: 'p1',
        u: 0.5,
        v: 0.5,
        trusted: false,
      },
    });
  });

  it('does not take a drag for a click', async () => {
    tracker.consent('memory');
    pointer('pointerdown', 'mug', 210, 110);
    pointer('pointermove', 'mug', 260, 110);
    pointer('pointerup', 'mug', 260, 110);
    pointer('click', 'mug', 260, 110);
    await tracker.flush();
    expect(events()).toEqual([]);
  });

  it('counts a tap once, as a click, and holding or swiping as a touch with its duration', async () => {
    tracker.consent('memory');
    click(250, 125, 'touch');
    pointer('pointerdown', 'mug', 250, 125, 'touch');
    await vi.advanceTimersByTimeAsync(800);
    pointer('pointerup', 'mug', 250, 125, 'touch');
    await tracker.flush();
    expect(
      events()
        .filter(event => event.type !== 'hover')
        .map(event => [event.type, event.data.duration]),
    ).toEqual([
      ['click', undefined],
      ['touch', 800],
    ]);
  });

  it('measures hovering only while visible, focused and not idle', async () => {
    tracker.consent('memory');
    pointer('pointermove', 'mug', 250, 125);
    await vi.advanceTimersByTimeAsync(60_000);
    await tracker.flush();
    const idle = tracker.activeMs;
    expect(idle).toBeGreaterThan(28_000);
    expect(idle).toBeLessThanOrEqual(30_000);
    pointer('pointermove', 'mug', 250, 125);
    vi.mocked(document.hasFocus).mockReturnValue(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(tracker.activeMs).toBe(idle);
    expect(events().every(event => event.type === 'hover' && (event.data.duration ?? 0) <= 1500)).toBe(true);
    expect(events().reduce((sum, event) => sum + (event.data.duration ?? 0), 0)).toBe(idle);
  });

  it('a key says what is looked at, never where', async () => {
    tracker.consent('memory');
    document.getElementById('ad')?.focus();
    document.getElementById('ad')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
    await vi.advanceTimersByTimeAsync(2500);
    await tracker.flush();
    expect(events().length).toBeGreaterThan(0);
    for (const { type, data } of events()) {
      expect(type).toBe('hover');
      expect(data.composition_id).toBe('c1');
      expect(data.x).toBeUndefined();
      expect(data.u).toBeUndefined();
    }
  });

  it('sends what it has not sent when the connection is back', async () => {
    tracker.consent('memory');
    online = false;
    click(250, 125);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(tracker.waiting).toBeGreaterThan(0);
    online = true;
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(tracker.waiting).toBe(0);
    const ids = events().map(event => event.data.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('where the API wants a token', () => {
  interface Body extends Batch {
    readonly session_token?: string;
  }
  const SESSION = { session_id: 'session_given', session_token: '1.9.mac' };
  let given = 0;
  const beacons: Body[] = [];

  beforeEach(() => {
    given = 0;
    beacons.length = 0;
    vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
      if (url === '/api/sessions') {
        given++;
        return Response.json(SESSION, { status: 201 });
      }
      const batch: Body = JSON.parse(body);
      if (batch.session_token !== SESSION.session_token) {
        return Response.json({ error: 'Needs its token.', code: 'session_token_required' }, { status: 401 });
      }
      sent.push(batch);
      return new Response('{}', { status: 200 });
    });
    Object.defineProperty(navigator, 'sendBeacon', {
      value: (_url: string, body: string) => beacons.push(JSON.parse(body)),
      configurable: true,
    });
  });

  it('fetches a session once and sends what was turned away for it', async () => {
    tracker.consent('memory');
    click(250, 125);
    await vi.advanceTimersByTimeAsync(10_000);
    click(260, 130);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(given).toBe(1);
    expect(events().filter(event => event.type === 'click')).toHaveLength(2);
    expect(new Set(sent.map(batch => batch.session_id))).toEqual(new Set(['session_given']));
    expect(tracker.session).toBe('session_given');
    expect(tracker.token).toBe(SESSION.session_token);
  });

  it('carries the token in the beacon, which has no headers', async () => {
    tracker.consent('memory');
    await tracker.renew(tracker.token);
    click(250, 125);
    dispatchEvent(new Event('pagehide'));

    expect(beacons[0]).toMatchObject(SESSION);
  });

  it('two callers turned away at once make one session, and a late one none', async () => {
    tracker.consent('memory');
    await Promise.all([tracker.renew(undefined), tracker.renew(undefined)]);
    await tracker.renew(undefined);

    expect(given).toBe(1);
  });

  it('keeps the token where the session is kept, and forgets both', async () => {
    tracker.consent('storage');
    await tracker.renew(undefined);
    expect(sessionStorage.getItem('adaptive-ads-token')).toBe(SESSION.session_token);
    expect(sessionStorage.getItem('adaptive-ads-session')).toBe('session_given');
    tracker.consent('denied');
    expect(sessionStorage.length).toBe(0);
  });

  it('drops what is forbidden for another reason, as before', async () => {
    const tried: string[] = [];
    vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
      tried.push(JSON.parse(body).batch_id);
      return new Response('<html>Forbidden</html>', { status: 403 });
    });
    tracker.consent('memory');
    click(250, 125);
    await vi.advanceTimersByTimeAsync(30_000);

    expect(tried.length).toBeGreaterThan(1);
    expect(new Set(tried).size).toBe(tried.length);
  });
});

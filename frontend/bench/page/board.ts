import simpleheat from 'simpleheat';
import { BoardStore } from '../../src/features/board/boardStore';
import { BoardView } from '../../src/features/board/view/BoardView';
import type { Mark } from '../../src/features/heatmap/BoardHeat';
import { SheetHeat } from '../../src/features/heatmap/SheetHeat';
import { Pointer } from '../../src/tracker/pointer';

/** What the benchmark calls in the page. */
export interface BoardBench {
  /** Frames a second while an item is dragged and the heat is drawn anew in every frame. */
  dragging(heat: 'ours' | 'simpleheat' | 'none', seconds: number): Promise<number>;
  /** Milliseconds a drawing of all points takes. */
  drawing(heat: 'ours' | 'simpleheat', times: number): number;
  /** Microseconds of script that 1 000 moves cost. */
  moving(tracker: 'ours' | 'reading' | 'none', rounds: number): number;
}

const ITEMS = 100;
const POINTS = 5000;
const RADIUS = 25;
const BLUR = 15;

const nothing = () => undefined;

function picture(hue: number): string {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 400, height: 400 });
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = `hsl(${hue} 60% 50%)`;
    context.arc(200, 200, 180, 0, 7);
    context.fill();
  }
  return canvas.toDataURL();
}

const viewport = document.createElement('div');
viewport.style.cssText = 'position:fixed;inset:0;overflow:clip';
document.body.append(viewport);

const store = new BoardStore(viewport.clientWidth / viewport.clientHeight);
const { sheet } = store.value;
store.show(
  Array.from({ length: ITEMS }, (_, n) => ({
    id: `item-${n}`,
    kind: 'product' as const,
    name: `Item ${n}`,
    url: picture(n * 3.6),
    picture: { width: 400, height: 400 },
  })),
);
const view = new BoardView(viewport, store, {
  emptyClick: nothing,
  moved: nothing,
  pinned: nothing,
  removed: nothing,
  help: nothing,
});
view.fit();

let seed = 1;
const random = () => {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
};
const point = (): Mark => ({
  x: (0.5 + (random() + random() + random() - 1.5) * 0.5) * sheet.width,
  y: (0.5 + (random() + random() + random() - 1.5) * 0.5) * sheet.height,
  weight: random(),
  click: false,
  t: 0,
});
const points = Array.from({ length: POINTS }, point);

const ours = new SheetHeat(sheet);
const peerCanvas = document.createElement('canvas');
peerCanvas.style.cssText = 'position:absolute;inset:0;pointer-events:none;z-index:1';
Object.assign(peerCanvas, { width: viewport.clientWidth, height: viewport.clientHeight });
const peer = simpleheat(peerCanvas).radius(RADIUS, BLUR).max(20);

/** The peer draws on the screen's pixels, as it is meant to be used. */
function drawPeer(): void {
  const { x, y, scale } = view.viewed.value;
  peer.data(points.map(mark => [mark.x * scale + x, mark.y * scale + y, mark.weight]));
  peer.draw();
}

function draw(heat: 'ours' | 'simpleheat' | 'none'): void {
  points[Math.floor(random() * POINTS)] = point();
  if (heat === 'ours') {
    ours.show({ marks: [...points] });
    ours.draw();
  } else if (heat === 'simpleheat') {
    drawPeer();
  }
}

function install(heat: 'ours' | 'simpleheat' | 'none'): void {
  ours.canvas.remove();
  peerCanvas.remove();
  if (heat === 'ours') {
    view.overlay.append(ours.canvas);
  } else if (heat === 'simpleheat') {
    viewport.append(peerCanvas);
  }
}

function pointer(type: string, target: Element, x: number, y: number): void {
  target.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      clientX: x,
      clientY: y,
      pointerId: 1,
      isPrimary: true,
      pointerType: 'mouse',
    }),
  );
}

const frame = () => new Promise<number>(requestAnimationFrame);

const bench: BoardBench = {
  async dragging(heat, seconds) {
    install(heat);
    const item = view.element('item-0');
    viewport.setPointerCapture = nothing; // the pointer is made up
    const box = item?.getBoundingClientRect();
    if (!item || !box) {
      return 0;
    }
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    pointer('pointerdown', item, x, y);
    const start = await frame();
    let now = start;
    let frames = 0;
    while (now - start < seconds * 1000) {
      pointer('pointermove', item, x + 300 * Math.sin(frames / 20), y + 200 * Math.sin(frames / 31));
      draw(heat);
      now = await frame();
      frames++;
    }
    pointer('pointerup', item, x, y);
    return (frames * 1000) / (now - start);
  },

  drawing(heat, times) {
    install(heat);
    const start = performance.now();
    for (let i = 0; i < times; i++) {
      draw(heat);
      (heat === 'ours' ? ours.canvas : peerCanvas).getContext('2d')?.getImageData(0, 0, 1, 1); // until it is drawn
    }
    return (performance.now() - start) / times;
  },

  moving(tracker, rounds) {
    const item = view.element('item-50') ?? viewport;
    const measuring = tracker === 'ours' ? new Pointer(nothing) : undefined;
    const stop = new AbortController();
    if (tracker === 'reading') {
      // works out the place at every move, as trackers commonly do
      document.addEventListener(
        'pointermove',
        event => {
          const target = event.target instanceof Element ? event.target.closest('[data-ad-product]') : null;
          const box = (target ?? viewport).getBoundingClientRect();
          last = { u: (event.clientX - box.left) / box.width, v: (event.clientY - box.top) / box.height };
        },
        { signal: stop.signal },
      );
    }
    let last = { u: 0, v: 0 };
    const start = performance.now();
    for (let i = 0; i < 1000 * rounds; i++) {
      pointer('pointermove', item, 400 + (i % 50), 300 + (i % 30));
    }
    const took = performance.now() - start;
    measuring?.close();
    stop.abort();
    return ((took * 1000) / rounds) * (last.u > -1e9 ? 1 : 0);
  },
};

Object.assign(window, { bench });

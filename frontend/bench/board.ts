import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import config from '../playwright.config';
import type { BoardBench } from './page/board';

/** The board under load beside simpleheat, and what the tracker costs a page. Best of several, taken in turn. */
const ROUNDS = 3;
const SECONDS = 2;
const TRACKER_BUDGET = 4096;

declare const bench: BoardBench;

const line = (name: string, ours: string, peer = '-', ratio = '-') =>
  process.stdout.write(`${name.padEnd(44)} ${ours.padStart(9)} ${peer.padStart(9)} ${ratio.padStart(7)}\n`);

/** A file of this package, wherever this program was started. */
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function bundled(entry: string): Promise<{ script: string; style: string }> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { '@': file('../src') } },
    build: { write: false, lib: { entry: file(entry), formats: ['iife'], name: 'page' } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap(each =>
    'output' in each ? each.output : [],
  );
  const chunk = outputs.find(output => output.type === 'chunk');
  const style = outputs.find(output => output.type === 'asset' && output.fileName.endsWith('.css'));
  return {
    script: chunk?.type === 'chunk' ? chunk.code : '',
    style: style?.type === 'asset' ? String(style.source) : '',
  };
}

async function board(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const { script, style } = await bundled('./page/board.ts');
  const body = `<!doctype html><body style="margin:0;--surface:#fff"><style>${style}</style></body>`;
  await page.route('**/*', route => route.fulfill({ contentType: 'text/html', body }));
  page.on('pageerror', error => {
    throw error;
  });
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: script });
  await page.waitForTimeout(1000); // pictures are decoded, the arrival's motion is over
  return page;
}

type Side = 'ours' | 'peer';

/** Both sides in turn, so that what else the machine does hits both. */
async function turns(measure: (side: Side) => Promise<number>, best: (...values: number[]) => number) {
  const values: Record<Side, number[]> = { ours: [], peer: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of ['ours', 'peer'] as const) {
      values[side].push(await measure(side));
    }
  }
  return { ours: best(...values.ours), peer: best(...values.peer) };
}

const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await board(browser);
  const frames = await turns(
    side =>
      page.evaluate(([heat, seconds]) => bench.dragging(heat, seconds), [
        side === 'ours' ? 'ours' : 'simpleheat',
        SECONDS,
      ] as const),
    Math.max,
  );
  line(
    'frames/s, dragging, 100 items, 5000 points live',
    frames.ours.toFixed(1),
    frames.peer.toFixed(1),
    (frames.ours / frames.peer).toFixed(2),
  );
  const drawn = await turns(
    side =>
      page.evaluate(
        heat => bench.drawing(heat, 5),
        side === 'ours' ? ('ours' as const) : ('simpleheat' as const),
      ),
    Math.min,
  );
  line(
    'ms a heatmap of 5000 points (simpleheat)',
    drawn.ours.toFixed(2),
    drawn.peer.toFixed(2),
    (drawn.ours / drawn.peer).toFixed(2),
  );
  const none = Math.min(
    ...(await Promise.all(
      Array.from({ length: ROUNDS }, () => page.evaluate(() => bench.moving('none', 10))),
    )),
  );
  const moved = await turns(
    side =>
      page.evaluate(
        tracker => bench.moving(tracker, 10),
        side === 'ours' ? ('ours' as const) : ('reading' as const),
      ),
    Math.min,
  );
  const [ours, peer] = [Math.max(0, moved.ours - none), Math.max(0, moved.peer - none)];
  line(
    'tracker, us of CPU for 1000 moves (place a move)',
    ours.toFixed(0),
    peer.toFixed(0),
    (ours / peer).toFixed(2),
  );
  const size = gzipSync(await readFile(file('../dist/tracker.js')), { level: 9 }).length;
  line(
    'tracker, bytes gzip (budget)',
    String(size),
    String(TRACKER_BUDGET),
    (size / TRACKER_BUDGET).toFixed(2),
  );
} finally {
  await browser.close();
}

import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import config from '../playwright.config';
import { startStack } from '../tests/stack';

/**
 * What the first view costs: its bytes as CloudFront would send them, and the time until it answers, on this machine and
 * on one four times slower over a mobile line (9 Mbit/s, 60 ms). The peer is the page's own budget.
 */
const BUDGET_BYTES = 200_000;
const RUNS = 5;
const MOBILE = { offline: false, latency: 60, downloadThroughput: 9e6 / 8, uploadThroughput: 1.5e6 / 8 };
const SLOWDOWN = 4;

const line = (name: string, ours: string, peer = '-', ratio = '-') =>
  process.stdout.write(`${name.padEnd(44)} ${ours.padStart(9)} ${peer.padStart(9)} ${ratio.padStart(7)}\n`);

async function bytes(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    if (response.url().startsWith(url) && !pathname.startsWith('/api/')) {
      sizes.push(sent(pathname, () => response.body()));
    }
  });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('studio').length > 0);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  await page.close();
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Fonts and pictures are compressed already. */
async function sent(path: string, body: () => Promise<Buffer>): Promise<number> {
  const content = await body();
  return /\.(woff2|png|webp|jpg)$/.test(path) ? content.length : gzipSync(content, { level: 9 }).length;
}

/** From the start of the navigation until the studio is there and the main thread free of long tasks. */
async function interactive(browser: Browser, url: string, mobile: boolean): Promise<number> {
  const page = await browser.newPage();
  if (mobile) {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', MOBILE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  }
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver(list => {
      tasks.push(...list.getEntries().map(({ startTime, duration }) => startTime + duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('studio').length > 0);
  await page.waitForTimeout(500); // a long task that began before is told after its end
  const time = await page.evaluate(() => {
    const { longTasks } = window as unknown as { longTasks: number[] };
    const there = performance.getEntriesByName('studio')[0]?.startTime ?? 0;
    return Math.max(there, ...longTasks.filter(end => end < there + 500));
  });
  await page.close();
  return time;
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    times.push(await measure());
  }
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}

const stack = await startStack();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const size = await bytes(browser, `${stack.url}/`);
  line('first view, bytes gzip', String(size), String(BUDGET_BYTES), (size / BUDGET_BYTES).toFixed(2));
  const fast = await median(() => interactive(browser, `${stack.url}/`, false));
  line('first view, ms to interactive', fast.toFixed(0));
  const slow = await median(() => interactive(browser, `${stack.url}/`, true));
  line('first view, ms to interactive, slow phone', slow.toFixed(0));
} finally {
  await browser.close();
  await stack.stop();
}

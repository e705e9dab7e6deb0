import type { Page } from '@playwright/test';
import { Board } from './board';
import { expect, product, test } from './fixtures';

const EXACT = 0.01;

/** Where the drawn heat is brightest, in pixels of the window; as painted, not as computed. */
async function hottest(page: Page): Promise<{ x: number; y: number }> {
  return page.locator('[data-ad-canvas] canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    const bright: { x: number; y: number }[] = [];
    let most = 1;
    for (let i = 0; i < width * height; i++) {
      const light =
        ((pixels[4 * i] ?? 0) + (pixels[4 * i + 1] ?? 0) + (pixels[4 * i + 2] ?? 0)) *
        (pixels[4 * i + 3] ?? 0);
      if (light > most) {
        most = light;
        bright.length = 0;
      }
      if (light === most) {
        bright.push({ x: (i % width) + 0.5, y: Math.floor(i / width) + 0.5 });
      }
    }
    const box = canvas.getBoundingClientRect();
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      x: box.left + (mean(bright.map(({ x }) => x)) / width) * box.width,
      y: box.top + (mean(bright.map(({ y }) => y)) / height) * box.height,
    };
  });
}

test('heat is painted where the mouse was, whatever zoom and pan it was and is seen with', async ({
  page,
  request,
}) => {
  await product(request, 'painted headphones');
  const board = new Board(page, request);
  for (const scale of [0.5, 2]) {
    await board.open();
    await expect(board.item('painted headphones')).toBeVisible();
    await board.zoomTo(scale);
    await board.area.press('ArrowRight');
    await board.area.press('ArrowDown');
    const to = await board.spot(0.55, 0.4);
    await page.mouse.move(to.x, to.y, { steps: 4 });
    const place = await board.toCanvas(to.x, to.y);
    await expect.poll(async () => (await board.marks()).length, { timeout: 60_000 }).toBeGreaterThan(3);

    for (const seen of ['as it was', 'moved and zoomed']) {
      if (seen !== 'as it was') {
        await page.getByRole('button', { name: 'Show the whole canvas' }).click();
      }
      await expect
        .poll(
          async () => {
            const at = await hottest(page);
            const drawn = await board.toCanvas(at.x, at.y);
            return Math.max(
              Math.abs(drawn.x - place.x) / place.width,
              Math.abs(drawn.y - place.y) / place.height,
            );
          },
          { message: `at zoom ${scale}, seen ${seen}` },
        )
        .toBeLessThanOrEqual(EXACT);
    }
  }
});

test('heat can be taken along and read without seeing it', async ({ page, request }) => {
  await product(request, 'exported headphones');
  const board = new Board(page, request);
  await board.open();
  await board.item('exported headphones').click();
  await expect.poll(async () => (await board.marks()).length).toBeGreaterThan(0);

  const table = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Points (CSV)' }).click();
  const stream = await (await table).createReadStream();
  const lines = Buffer.concat(await stream.toArray())
    .toString()
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('time,type,x,y,u,v,intensity');
  expect(lines.slice(1).some(line => line.includes(',click,'))).toBe(true);

  const picture = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Picture (PNG)' }).click();
  const png = Buffer.concat(await (await (await picture).createReadStream()).toArray());
  const { width, height } = await board.toCanvas(0, 0);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
  await expect(page.getByText('may not be copied')).toBeHidden();

  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const row = page.getByRole('dialog').getByRole('row', { name: 'exported headphones' });
  await expect(row).toContainText('100%');
});

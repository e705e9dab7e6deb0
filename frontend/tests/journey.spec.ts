import { Board } from './board';
import { expect, photo, test } from './fixtures';

/** How far a mark may lie from where the mouse was, as a fraction of the canvas. */
const EXACT = 0.01;

test('from a photo to three ads where the visitor looked, to the dashboard, to nothing', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const board = new Board(page, request);
  await board.open();

  await test.step('a photo becomes a product on the board', async () => {
    await page.getByTestId('photos').setInputFiles({ ...photo, name: 'journey-headphones.jpg' });
    await page.getByRole('button', { name: 'Cut it out' }).click();
    await expect(board.item('journey headphones')).toBeVisible();
  });

  await test.step('heat is where the mouse was: at half and double size, and after panning', async () => {
    for (const scale of [0.5, 2]) {
      await board.zoomTo(scale);
      const from = await board.spot(0.45, 0.45);
      const to = await board.spot(0.52, 0.56);
      await page.mouse.move(from.x, from.y);
      await page.keyboard.down('Shift');
      await page.mouse.wheel(60, 0);
      await page.keyboard.up('Shift');
      await page.mouse.move(to.x, to.y);
      const expected = await board.toCanvas(to.x, to.y);
      await expect
        .poll(async () =>
          (await board.marks()).some(
            mark =>
              Math.abs(mark.x - expected.x) <= EXACT * expected.width &&
              Math.abs(mark.y - expected.y) <= EXACT * expected.height,
          ),
        )
        .toBe(true);
    }
    await page.getByRole('button', { name: 'Show the whole canvas' }).click();
  });

  await test.step('45 s of attention bring three ads', async () => {
    const ads = page.locator('section').filter({ hasText: 'Ads made for this visit' }).getByRole('listitem');
    const { x, y } = await board.spot(0.75, 0.25);
    await expect
      .poll(
        async () => {
          await page.mouse.move(x + Math.random() * 12, y + Math.random() * 12);
          return ads.count();
        },
        { timeout: 120_000, intervals: [1000] },
      )
      .toBe(3);
    expect((await board.engagement()).active_ms).toBeGreaterThanOrEqual(45_000);
    for (const ad of await ads.all()) {
      await ad.scrollIntoViewIfNeeded();
      await expect(ad).toContainText(/where people (looked|seem to look)/); // as sure as the heat is
      await expect(ad).toContainText('studio+palette+procedural');
      await expect
        .poll(() => ad.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0);
    }
  });

  await test.step('the dashboard shows what happened', async () => {
    await page.getByRole('link', { name: 'Dashboard' }).click();
    const totals = page.getByLabel('Totals');
    await expect(totals).toContainText('Ads made');
    await expect(page.getByText('Journey headphones', { exact: false }).first()).toBeVisible();
    await expect(page.getByText(/of \d+ marks/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByText(/^[1-9]\d* of \d+ marks/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Pause' }).click();
    const stats = await (await request.get('/api/stats')).json();
    expect(stats.total_compositions).toBeGreaterThanOrEqual(3);
    expect(stats.generations).toBeGreaterThanOrEqual(1);
  });

  await test.step('the library has the ads, and deletes product and ads together', async () => {
    await page.getByRole('link', { name: 'Library' }).click();
    const card = page.getByRole('article').filter({ hasText: 'journey headphones' });
    await card.getByRole('link').click();
    await page.getByRole('tab', { name: 'Ads' }).click();
    await expect(page.getByRole('button', { name: 'Open the ad' })).toHaveCount(3);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(card).toBeHidden();
    await page.getByRole('listitem').getByRole('button', { name: 'Close' }).click();
    await expect.poll(async () => (await request.get(`/api/products/${id}`)).status()).toBe(404);
    await expect
      .poll(async () => (await (await request.get(`/api/products/${id}/compositions`)).json()).compositions)
      .toEqual([]);
  });
});

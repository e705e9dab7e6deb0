import { Board } from './board';
import { expect, product, test } from './fixtures';

test('a click on empty canvas makes variations there', async ({ page, request }) => {
  await product(request, 'wish headphones');
  const board = new Board(page, request);
  await board.open();
  await expect(board.item('wish headphones')).toBeVisible();
  await page.getByRole('button', { name: 'Show the whole canvas' }).click();
  const { x, y } = await board.emptySpot();
  const wanted = await board.toCanvas(x, y);
  await page.mouse.click(x, y);
  await expect(page.getByText('Variations are on their way')).toBeVisible();
  await page.mouse.click(x, y); // one set at a time
  await expect(page.getByText(/are being made already|variations can start in/)).toBeVisible();
  const ads = page.locator('section').filter({ hasText: 'Ads made for this visit' }).getByRole('listitem');
  await expect(ads).toHaveCount(3, { timeout: 60_000 });
  await ads.first().getByRole('button').click();
  const share = (part: number, whole: number) => `${Math.round((100 * part) / whole)}%`;
  await expect(page.getByRole('dialog')).toContainText(
    `Looked at most: ${share(wanted.x, wanted.width)} from the left, ${share(wanted.y, wanted.height)} from the top`,
  );
});

test('nothing is measured before consent, nor after a no', async ({ page, request }) => {
  await product(request, 'private headphones');
  const sent: string[] = [];
  page.on(
    'request',
    each => /\/api\/(track|analyze|heatmap|variations)/.test(each.url()) && sent.push(each.url()),
  );
  await page.goto('/');
  const board = new Board(page, request);
  await board.item('private headphones').click();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await board.item('private headphones').hover();
  await page.goto('/library');
  await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible();
  expect(sent).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    '',
  ]);
});

test('keyboard and mouse clicks count, each once', async ({ page, request }) => {
  await product(request, 'keyboard headphones');
  const board = new Board(page, request);
  await board.open();
  const item = board.item('keyboard headphones');
  await item.click();
  await item.press('Enter');
  await expect.poll(async () => (await board.engagement()).clicks).toBe(2);
});

test('what happens offline is kept and arrives once', async ({ page, request, context }) => {
  await product(request, 'offline headphones');
  const board = new Board(page, request);
  await board.open();
  const item = board.item('offline headphones');
  await item.click();
  await expect.poll(async () => (await board.engagement()).clicks).toBe(1);

  await context.setOffline(true);
  await expect(page.getByText('You are offline')).toBeVisible();
  for (let i = 0; i < 3; i++) {
    await item.click();
  }
  await expect(page.getByText(/events? not sent yet/)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/events? not sent yet/)).toBeHidden();
  await expect.poll(async () => (await board.engagement()).clicks).toBe(4);
});

test('two tabs are two visits, each with its own clicks', async ({ page, request, context }) => {
  await product(request, 'tabbed headphones');
  const first = new Board(page, request);
  await first.open();
  const otherPage = await context.newPage();
  const second = new Board(otherPage, request);
  await second.open();
  expect(await second.session()).not.toBe(await first.session());
  await second.item('tabbed headphones').click();
  await page.bringToFront();
  await first.item('tabbed headphones').click();
  await first.item('tabbed headphones').click();
  await expect.poll(async () => (await first.engagement()).clicks).toBe(2);
  await expect.poll(async () => (await second.engagement()).clicks).toBe(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });

  test('a tap counts where it was', async ({ page, request }) => {
    await product(request, 'pocket headphones');
    const board = new Board(page, request);
    await board.open();
    const item = board.item('pocket headphones');
    await item.scrollIntoViewIfNeeded();
    const box = await item.boundingBox();
    expect(box).not.toBeNull();
    const { x, y } = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    const expected = await board.toCanvas(x, y);
    await page.touchscreen.tap(x, y);
    await expect.poll(async () => (await board.engagement()).clicks).toBe(1);
    const [mark] = (await board.marks()).filter(({ type }) => type === 'click');
    expect(Math.abs((mark?.x ?? 0) - expected.x)).toBeLessThanOrEqual(0.01 * expected.width);
    expect(Math.abs((mark?.y ?? 0) - expected.y)).toBeLessThanOrEqual(0.01 * expected.height);
  });
});

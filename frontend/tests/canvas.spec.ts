import { Board } from './board';
import { expect, expectAccessible, product, test } from './fixtures';

/** The item's place on the canvas, in its pixels. */
async function place(board: Board, name: string): Promise<{ x: number; y: number }> {
  const box = await board.item(name).boundingBox();
  const { x, y } = await board.toCanvas(box?.x ?? 0, box?.y ?? 0);
  return { x: Math.round(x), y: Math.round(y) };
}

/** Its place once it lies still: it comes in with a movement, and takes its proportions from its picture. */
async function placeAtRest(board: Board, name: string): Promise<{ x: number; y: number }> {
  let last = { x: Number.NaN, y: Number.NaN };
  await expect
    .poll(
      async () => {
        const before = last;
        last = await place(board, name);
        return last.x === before.x && last.y === before.y;
      },
      { intervals: [300] },
    )
    .toBe(true);
  return last;
}

test('what is dragged stays under the mouse, counts no click, and lies where it was let go', async ({
  page,
  request,
}) => {
  await product(request, 'dragged headphones');
  const board = new Board(page, request);
  await board.open();
  await page.getByRole('switch', { name: 'Adapt layout' }).click();
  for (const scale of [0.5, 1]) {
    await board.zoomTo(scale);
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    const before = await board.item('dragged headphones').boundingBox();
    const from = {
      x: (before?.x ?? 0) + (before?.width ?? 0) / 2,
      y: (before?.y ?? 0) + (before?.height ?? 0) / 2,
    };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 40, from.y + 30, { steps: 6 });
    await page.mouse.up();
    await expect
      .poll(async () => Math.round((await board.item('dragged headphones').boundingBox())?.x ?? 0))
      .toBe(Math.round((before?.x ?? 0) - 40));
  }
  await board.item('dragged headphones').press('Enter');
  await expect.poll(async () => (await board.engagement()).clicks).toBe(1);
});

test('the keyboard moves, pins and takes off, and says so', async ({ page, request }) => {
  await product(request, 'typed headphones');
  const board = new Board(page, request);
  await board.open();
  const item = board.item('typed headphones');
  const before = await placeAtRest(board, 'typed headphones');
  await item.focus();
  await item.press('Shift+ArrowRight');
  await item.press('Shift+ArrowDown');
  await expect.poll(() => place(board, 'typed headphones')).toEqual({ x: before.x + 10, y: before.y + 10 });
  await expect(page.getByText(/typed headphones moved to \d+, \d+/)).toBeAttached();
  await item.press('p');
  await expect(board.item('typed headphones, product, pinned')).toBeVisible();
  await item.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard and gestures' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'List of items' }).click();
  await expect(page.getByRole('dialog').getByRole('row', { name: 'typed headphones' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await item.press('Delete');
  await expect(item).toBeHidden();
});

test('the layout follows the eyes; what is pinned stays, and so does all when adapting is off', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  for (const name of ['first headphones', 'second headphones', 'third headphones']) {
    await product(request, name);
  }
  const board = new Board(page, request);
  await board.open();
  await expect(board.item('third headphones')).toBeVisible();
  // looks at one item, then clicks it while it lies elsewhere: engaged most, but not where the hotspot is
  await board.item('first headphones').click();
  await board.item('first headphones').press('p');
  await placeAtRest(board, 'first headphones'); // the click may scroll the page
  const box = await board.item('first headphones').boundingBox();
  const spot = {
    x: (box?.x ?? 0) + (box?.width ?? 0) * 0.95,
    y: (box?.y ?? 0) + (box?.height ?? 0) * 0.95,
  };
  let sway = 0;
  await expect
    .poll(
      async () => {
        sway = 2 - sway;
        await page.mouse.move(spot.x + sway, spot.y);
        return page.getByText(/Hotspot \d+% from the left/).isVisible();
      },
      { message: 'it is clear where the visitor looks', intervals: [500] },
    )
    .toBe(true);
  const pinned = await place(board, 'first headphones');
  const answered = async () => {
    const answer = await page.waitForResponse(response => response.url().includes('/api/analyze'));
    return (await answer.json()) as { layout: { product_id: string; x: number; y: number }[] };
  };
  await expect
    .poll(async () => (await answered()).layout.some(({ x, y }) => x !== pinned.x || y !== pinned.y), {
      timeout: 60_000,
    })
    .toBe(true);
  await answered(); // by the next answer the last one's movements are over
  expect(await place(board, 'first headphones')).toEqual(pinned);

  await page.getByRole('switch', { name: 'Adapt layout' }).click();
  await board.item('first headphones').press('p');
  await expect.poll(async () => (await answered()).layout.length).toBe(0);
  expect(await place(board, 'first headphones')).toEqual(pinned);

  await page.getByRole('switch', { name: 'Adapt layout' }).click();
  await expect(page.getByText('first headphones moved towards where you look.')).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Put back and pin' }).click();
  await expect.poll(() => place(board, 'first headphones')).toEqual(pinned);
  await expect(board.item('first headphones, product, pinned')).toBeVisible();
});

test('answers that get lost are asked for again: every event counts once', async ({
  page,
  request,
  context,
}) => {
  await product(request, 'lossy headphones');
  const board = new Board(page, request);
  await board.open();
  let calls = 0;
  await context.route('**/api/track', async route => {
    calls++;
    if (calls % 3 === 1) {
      await route.abort(); // never arrives
    } else if (calls % 3 === 2) {
      await route.fetch(); // arrives, but its answer does not
      await route.abort();
    } else {
      await route.continue();
    }
  });
  const clicks = 25;
  for (let i = 0; i < clicks; i++) {
    await board.item('lossy headphones').click();
  }
  await expect.poll(async () => (await board.engagement()).clicks, { timeout: 60_000 }).toBe(clicks);
  await expect.poll(() => calls).toBeGreaterThanOrEqual(3);
  await page.waitForResponse(response => response.url().endsWith('/api/track') && response.ok());
  expect((await board.engagement()).clicks).toBe(clicks);
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 800, height: 1000 } });

  test('two fingers zoom what is between them, take it along, and click nothing', async ({
    page,
    request,
  }) => {
    await product(request, 'pinched headphones');
    const board = new Board(page, request);
    await board.open();
    await page.getByRole('button', { name: 'Life size' }).click();
    const middle = await board.spot(0.5, 0.5);
    for (const ratio of [2, 0.5]) {
      const scale = await board.scale();
      const held = await board.toCanvas(middle.x, middle.y);
      await board.pinch(
        { ...middle, apart: 120 },
        { x: middle.x + 20, y: middle.y - 30, apart: 120 * ratio },
      );
      await expect.poll(async () => (await board.scale()) / scale).toBeCloseTo(ratio, 1);
      const between = await board.toCanvas(middle.x + 20, middle.y - 30);
      expect(Math.abs(between.x - held.x)).toBeLessThan(2);
      expect(Math.abs(between.y - held.y)).toBeLessThan(2);
    }
    await board.item('pinched headphones').press('Enter');
    await expect.poll(async () => (await board.engagement()).clicks).toBe(1);
  });
});

test.describe('with Global Privacy Control', () => {
  test('nothing is asked, measured or sent', async ({ page, request }) => {
    await product(request, 'refused headphones');
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    const sent: string[] = [];
    page.on(
      'request',
      each => /\/api\/(track|analyze|heatmap|variations)/.test(each.url()) && sent.push(each.url()),
    );
    await page.goto('/');
    const board = new Board(page, request);
    await board.item('refused headphones').click();
    await expect(page.getByText('Global Privacy Control')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Allow for this visit' })).toBeHidden();
    await page.goto('/library');
    expect(sent).toEqual([]);
  });
});

import { Board } from './board';
import { expect, product, test } from './fixtures';

test.use({ settings: { GENERATIONS_PER_HOUR: '0' } });

test('beyond the budget the page says when there are ads again', async ({ page, request }) => {
  await product(request, 'thrifty mug');
  const board = new Board(page, request);
  await board.open();
  await expect(board.item('thrifty mug')).toBeVisible();
  await page.getByRole('button', { name: 'Show the whole canvas' }).click();
  const { x, y } = await board.emptySpot();
  const answer = page.waitForResponse(each => each.url().endsWith('/api/variations'));
  await page.mouse.click(x, y);

  const refusal = await answer;
  expect(refusal.status()).toBe(429);
  expect(Number(refusal.headers()['retry-after'])).toBeGreaterThan(0);
  await expect(page.getByText(/budget for new compositions is used up for this hour/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('refused.png') });
});

import { Board } from './board';
import { expect, product, test } from './fixtures';

test.use({ settings: { SESSION_TOKENS: 'required' } });

test('where sessions are signed the page measures, analyses and shows heat without being told', async ({
  page,
  request,
}) => {
  await product(request, 'signed mug');
  const refused = await request.post('/api/analyze', { data: { session_id: 'made_up', layout: [] } });
  expect(refused.status()).toBe(401);

  const bodies: string[] = [];
  page.on('request', sent => sent.url().endsWith('/api/track') && bodies.push(sent.postData() ?? ''));
  const board = new Board(page, request);
  await board.open();
  await board.item('signed mug').click();

  await page.waitForResponse(answer => answer.url().endsWith('/api/track') && answer.ok());
  await page.waitForResponse(answer => answer.url().includes('/api/analyze') && answer.ok());
  const heat = await page.waitForResponse(answer => answer.url().endsWith('/api/heatmap') && answer.ok());
  expect((await heat.json()).space).toBe('canvas');
  expect(bodies.at(-1)).toContain('"session_token":"1.');
});

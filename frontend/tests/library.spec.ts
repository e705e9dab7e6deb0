import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, product, test } from './fixtures';

const card = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name });

test('products are found by name and campaign', async ({ page, request }) => {
  await product(request, 'Café lamp', 'winter');
  await product(request, 'garden lamp', 'summer');
  await page.goto('/library');
  await expect(card(page, 'Café lamp')).toBeVisible();

  await page.getByLabel('Search products').fill('cafe LAMP');
  await expect(card(page, 'garden lamp')).toBeHidden();
  await expect(card(page, 'Café lamp')).toBeVisible();

  await page.getByLabel('Search products').fill('no such thing');
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();

  await page.getByLabel('Campaign').fill('summer');
  await expect(card(page, 'garden lamp')).toBeVisible();
  await expect(card(page, 'Café lamp')).toBeHidden();
});

test('the cut-out is reviewed beside its photo and cut out again by other words', async ({
  page,
  request,
}) => {
  const id = await product(request, 'review headphones');
  await page.goto(`/library/${id}`);
  const dialog = page.getByRole('dialog', { name: 'review headphones' });
  await expect(dialog.getByText('Studio (no model')).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'Cut-out: review headphones' })).toBeVisible();

  const slider = dialog.getByRole('slider', { name: 'Compare the photo and the cut-out' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '100% photo, the rest cut-out');
  await dialog.getByTitle('Black').click();
  await expect(dialog.getByRole('radio', { name: 'Black' })).toBeChecked();
  await dialog.getByRole('switch', { name: 'Show the box' }).click();

  await dialog.getByLabel('What is it?').fill('the whole headset');
  await dialog.getByRole('button', { name: 'Cut out again' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(card(page, 'the whole headset').getByRole('link')).toBeVisible({ timeout: 30_000 });
});

test('a cut-out is saved as PNG with alpha, JPEG and WebP', async ({ page, request }) => {
  const id = await product(request, 'Saved headphones');
  await page.goto(`/library/${id}`);
  const saved = async (format: string) => {
    await page.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: format }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const png = await saved('PNG');
  expect(png.name).toBe('saved-headphones.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes[25]).toBe(6); // colour type: RGB with alpha
  const jpeg = await saved('JPEG');
  expect(jpeg.name).toBe('saved-headphones.jpg');
  expect(jpeg.bytes.readUInt16BE(0)).toBe(0xffd8);
  const webp = await saved('WebP');
  expect(webp.name).toBe('saved-headphones.webp');
  expect(webp.bytes.subarray(8, 12).toString()).toBe('WEBP');
  expect(webp.bytes.includes('ALPH') || webp.bytes.includes('VP8L')).toBe(true);
});

test('a deleted product can be brought back until the notice leaves, then it is gone', async ({
  page,
  request,
}) => {
  const id = await product(request, 'short-lived headphones');
  const status = async () => (await request.get(`/api/products/${id}`)).status();
  await page.goto('/library');
  const remove = async () => {
    await card(page, 'short-lived').getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(card(page, 'short-lived')).toBeHidden();
  };
  await remove();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page, 'short-lived')).toBeVisible();
  expect(await status()).toBe(200);

  await remove();
  await page.getByRole('listitem').getByRole('button', { name: 'Close' }).click();
  await expect.poll(status).toBe(404);
});

test('leaving the page carries out what was deleted', async ({ page, request }) => {
  const id = await product(request, 'left-behind headphones');
  await page.goto('/library');
  await card(page, 'left-behind').getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.goto('about:blank');
  await expect.poll(async () => (await request.get(`/api/products/${id}`)).status()).toBe(404);
});

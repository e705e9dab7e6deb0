import { expect, product, test } from './fixtures';

test('every view has its own address and survives a reload', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Library' }).click();
  await expect(page).toHaveURL('/library');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Library', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

test('where nobody signs in, nothing about it is loaded, shown, stored or sent', async ({ page, errors }) => {
  const sent: string[] = [];
  page.on('request', request => {
    sent.push(new URL(request.url()).pathname);
    expect(request.headers().authorization).toBeUndefined();
  });
  await page.goto('/library');
  await expect(page.getByText('Your products live here')).toBeVisible();
  await expect(page.getByRole('button', { name: /sign in|account/i })).toHaveCount(0);
  expect(sent.filter(path => /\/(signIn|Account|aside)-/.test(path))).toEqual([]);
  expect(await page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)])).toEqual(
    [],
  );
  expect(errors).toEqual([]);
});

test('the page works by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Add products' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.getByRole('button', { name: 'Theme' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('without a connection the page says so, and again when it is back', async ({ page, context }) => {
  await page.goto('/');
  await context.setOffline(true);
  await expect(page.getByText('You are offline')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('You are offline')).toBeHidden();
});

test.describe('on a phone of 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });

  test('no view is wider than the screen and the views are a thumb away', async ({ page, request }) => {
    const id = await product(request, 'headphones with a rather long name that has to be cut somewhere');
    for (const path of ['/', '/library', `/library/${id}`, '/dashboard']) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, path).toBe(375);
    }
    await page.goto('/');
    const library = page.getByRole('link', { name: 'Library' });
    expect((await library.boundingBox())?.y).toBeGreaterThan(700);
    await library.tap();
    await expect(page).toHaveURL('/library');
  });
});

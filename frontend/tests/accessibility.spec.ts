import { expect, expectAccessible, photo, product, test } from './fixtures';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });

    test('no view breaks WCAG 2.2 AA', async ({ page, request }) => {
      const id = await product(request, `accessible headphones ${colorScheme}`);
      await page.goto('/');
      await page
        .getByTestId('photos')
        .setInputFiles([photo, { ...photo, name: 'x.jpg', buffer: Buffer.from('x') }]);
      await expect(page.getByRole('alert')).toBeVisible();
      await expectAccessible(page);

      await page.goto('/library');
      await expect(page.getByRole('article').first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Actions' }).first().click();
      await expectAccessible(page, 'region'); // a menu floats above the landmarks

      await page.goto(`/library/${id}`);
      await expect(page.getByRole('img', { name: 'Cut-out' })).toBeVisible();
      await expectAccessible(page);
      for (const tab of ['Ads', 'Heat']) {
        await page.getByRole('tab', { name: tab }).click();
        await expectAccessible(page);
      }

      await page.goto('/dashboard');
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      for (const table of await page.getByText('Table', { exact: true }).all()) {
        await table.click();
      }
      await expectAccessible(page);
    });
  });
}

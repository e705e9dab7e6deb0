import { expect, largePhoto, photo, test } from './fixtures';

test('several photos at once: each is checked, cut out or refused with what to do', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('photos').setInputFiles([
    { ...photo, name: 'travel-headphones.jpg' },
    { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no image at all') },
    { ...photo, name: 'IMG_0042.jpg' },
  ]);
  const list = page.getByRole('list', { name: 'Photos' });
  await expect(list.getByRole('alert')).toContainText('not a JPEG, PNG or WebP image');
  const fields = list.getByLabel('What is it?');
  await expect(fields).toHaveCount(2);
  await expect(fields.first()).toHaveValue('travel headphones');
  await expect(fields.last()).toHaveValue('');

  await page.getByRole('button', { name: 'Cut it out' }).click(); // only one says what it is
  const card = list.getByRole('article', { name: 'travel headphones' });
  await expect(card.getByText('Cut out', { exact: true })).toBeVisible();
  await expect(fields).toHaveCount(1);

  await fields.fill('commuter headphones');
  await page.getByRole('button', { name: 'Cut it out' }).click();
  await expect(list.getByRole('button', { name: 'Review' })).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear finished' }).click();
  await expect(list).toBeHidden();
});

test('a large photo goes straight to storage and shows how far it is', async ({ page }) => {
  await page.goto('/');
  const puts: string[] = [];
  page.on('request', request => request.method() === 'PUT' && puts.push(new URL(request.url()).origin));
  await page.getByTestId('photos').setInputFiles({ ...largePhoto(), name: 'huge-headphones.jpg' });
  await page.getByRole('button', { name: 'Cut it out' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Review' })).toBeVisible({ timeout: 30_000 });
  expect(puts).toHaveLength(1);
  expect(puts[0]).not.toBe(new URL(page.url()).origin);
});

test('a photo beyond the engine fails with the sentence of the server, and can be tried again', async ({
  page,
}) => {
  await page.goto('/');
  const noise = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 240, height: 240 });
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 240, 240);
    for (let i = 0; context && i < 2500; i++) {
      context.fillStyle = `hsl(${(i * 47) % 360} 80% ${30 + ((i * 31) % 50)}%)`;
      context.fillRect((i * 73) % 240, (i * 151) % 240, 14, 14);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await page
    .getByTestId('photos')
    .setInputFiles({ name: 'confetti.png', mimeType: 'image/png', buffer: Buffer.from(noise, 'base64') });
  await page.getByRole('button', { name: 'Cut it out' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('needs SAM 3');
  await page.getByLabel('What is it?').fill('one piece of confetti');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
  await expect(alert).toContainText('needs SAM 3');
});

test('a picture pasted or dropped anywhere is taken in, without its metadata in the preview', async ({
  page,
}) => {
  await page.goto('/');
  await page.evaluate(
    ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], name, { type: 'image/jpeg' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files, bubbles: true }));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }),
      );
    },
    ['pasted-headphones.jpg', photo.buffer.toString('base64')] as const,
  );
  const list = page.getByRole('list', { name: 'Photos' });
  await expect(list.getByLabel('What is it?')).toHaveCount(2);
  const preview = await list.locator('img').first().getAttribute('src');
  const type = await page.evaluate(async url => (await (await fetch(url ?? '')).blob()).type, preview);
  expect(type).toBe('image/webp');
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test';
import { type Stack, startStack } from './stack';

interface Shared {
  /** What the file's system is started with, besides the usual. */
  readonly settings: Record<string, string>;
  readonly stack: Stack;
}

interface Own {
  /** What the page complained of; nothing, at the end of a test. */
  readonly errors: string[];
  /** Leaves no product behind. */
  readonly tidy: undefined;
}

export const test = base.extend<Own, Shared>({
  settings: [{}, { scope: 'worker', option: true }],
  stack: [
    async ({ settings }, use) => {
      const stack = await startStack(settings);
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: ({ stack }, use) => use(stack.url),
  errors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', error => errors.push(error.message));
      page.on('console', message => message.type() === 'error' && errors.push(message.text()));
      await use(errors);
      expect(errors.filter(text => !EXPECTED.test(text))).toEqual([]);
    },
    { auto: true },
  ],
  tidy: [
    async ({ request }, use) => {
      await use(undefined);
      const { products } = await (await request.get('/api/products?limit=100&base64=false')).json();
      for (const { id } of products) {
        await request.delete(`/api/products/${id}`);
      }
    },
    { auto: true },
  ],
});

/** Chromium itself logs refusals and lost connections; the tests bring some about. */
const EXPECTED = /^Failed to load resource/;

export { expect };

export const photo = {
  name: 'red-headphones.jpg',
  mimeType: 'image/jpeg',
  buffer: readFileSync(
    fileURLToPath(new URL('../../infra/local/sample/red-headphones.jpg', import.meta.url)),
  ),
};

/** The photo as a camera would save it: with metadata that makes it larger than what goes through the API. */
export function largePhoto(bytes = 5_000_000) {
  const segment = Buffer.alloc(65_537, 0x20);
  segment.writeUInt16BE(0xffec, 0); // APP12
  segment.writeUInt16BE(65_535, 2);
  const padding = Array.from({ length: Math.ceil(bytes / segment.length) }, () => segment);
  return {
    ...photo,
    buffer: Buffer.concat([photo.buffer.subarray(0, 2), ...padding, photo.buffer.subarray(2)]),
  };
}

/** Uploads by the API and waits for the cut-out. */
export async function product(request: APIRequestContext, name: string, campaign?: string): Promise<string> {
  const answer = await request.post('/api/upload?base64=false', {
    headers: { prefer: 'respond-async' },
    multipart: { file: photo, product_name: name, ...(campaign && { campaign }) },
  });
  const { product_id: id } = await answer.json();
  await expect
    .poll(async () => (await (await request.get(`/api/products/${id}?base64=false`)).json()).status, {
      timeout: 60_000,
    })
    .toBe('ready');
  return id;
}

/** No violation of WCAG 2.2 AA or of axe's best practices, some of the latter left out by name. */
export async function expectAccessible(page: Page, ...without: string[]): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .disableRules(without)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html }) => html.slice(0, 200)),
    })),
  ).toEqual([]);
}

import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { Issuer, SCOPES } from './issuer';
import { type Stack, startStack } from './stack';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * The content policy of a deployment, for this one's addresses; what counts in a header only is left out.
 *
 * @param origins that the page may ask for tokens
 */
export function contentPolicy(origins: string): string {
  const template = readFileSync(fileURLToPath(new URL('../../infra/delivery.yaml', import.meta.url)), 'utf8');
  const policy = /ContentSecurityPolicy: !Sub\n {14}- >-\n((?: {16}.*\n)+)/.exec(template)?.[1] ?? '';
  expect(policy).toContain("default-src 'self'");
  return policy
    .replace(/https:\/\/\$\{DataBucketDomain\}/g, 'http://127.0.0.1:*')
    .replace(/\$\{Pictures\}/g, '')
    .replace(/\$\{SignInOrigins\}/, origins)
    .replace(/; frame-ancestors [^;]*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The built page as `make deploy` publishes it. */
async function publish(site: string, issuer: Issuer): Promise<void> {
  await cp(dist, site, { recursive: true });
  await writeFile(join(site, 'config.json'), JSON.stringify({ apiBase: '/', signIn: issuer.signIn }));
  const index = join(site, 'index.html');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(issuer.url)}">`;
  await writeFile(index, (await readFile(index, 'utf8')).replace('<head>', `<head>${policy}`));
}

/** The system with `Auth=jwt`: it asks for tokens, and the page is told where people sign in. */
export const test = base.extend<{ errors: string[] }, { issuer: Issuer; stack: Stack }>({
  issuer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const issuer = new Issuer();
      await issuer.start();
      await use(issuer);
      await issuer.stop();
    },
    { scope: 'worker' },
  ],
  stack: [
    async ({ issuer }, use) => {
      const site = await mkdtemp(join(tmpdir(), 'adaptive-ads-site-'));
      await publish(site, issuer);
      const stack = await startStack({ FRONTEND: site, ...issuer.settings });
      issuer.serve(stack.url);
      await use(stack);
      await stack.stop();
      await rm(site, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: ({ stack }, use) => use(stack.url),
  errors: [
    async ({ page, issuer, stack }, use) => {
      issuer.tokenLife = 900;
      issuer.granted = SCOPES;
      const errors: string[] = [];
      page.on('pageerror', error => errors.push(error.message));
      page.on('console', message => {
        if (message.type() === 'error' && message.location().url.startsWith(stack.url)) {
          errors.push(message.text()); // of ours: the issuer's own pages ask for fonts of the internet
        }
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

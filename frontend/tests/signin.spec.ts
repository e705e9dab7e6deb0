import { expect, type Page, type Request } from '@playwright/test';
import { contentPolicy, test } from './deployment';
import { expectAccessible, largePhoto, photo } from './fixtures';
import { type Issuer, SCOPES } from './issuer';

const signInButton = (page: Page) => page.getByRole('banner').getByRole('button', { name: 'Sign in' });
const account = (page: Page) => page.getByRole('button', { name: 'Account: Anna Beispiel' });

/** As the issuer's own pages ask for it. */
async function passIssuer(page: Page, issuer: Issuer): Promise<void> {
  await page.waitForURL(`${issuer.url}/**`);
  await page.getByPlaceholder('Enter any login').fill('anna');
  await page.getByPlaceholder('and password').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(account(page)).toBeVisible();
}

async function signIn(page: Page, issuer: Issuer, at = '/'): Promise<void> {
  await page.goto(at);
  await signInButton(page).click();
  await passIssuer(page, issuer);
}

const isScoped = (request: Request) => /\/api\/(upload|uploads|products|stats)\b/.test(request.url());

function claims(request: Request): Record<string, string> {
  const token = request.headers().authorization?.replace('Bearer ', '') ?? '';
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

/** As the page keeps it. */
function tokenOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const key = Object.keys(sessionStorage).find(name => name.startsWith('oidc.user:')) ?? '';
    return JSON.parse(sessionStorage.getItem(key) ?? '{}').access_token;
  });
}

async function upload(page: Page, phrase: string): Promise<void> {
  await page.getByTestId('photos').setInputFiles([{ ...photo, name: `${phrase}.jpg` }]);
  await page.getByRole('button', { name: 'Cut it out' }).click();
}

test('whoever is not signed in is asked to, and no call is made that would be refused', async ({
  page,
  request,
}) => {
  const calls: string[] = [];
  page.on('request', sent => isScoped(sent) && calls.push(sent.url()));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in to add products' })).toBeVisible();
  await expect(page.getByTestId('photos')).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath('signed-out.png') });
  await page.goto('/library');
  await expect(page.getByRole('heading', { name: 'Sign in to see the library' })).toBeVisible();
  await page.goto('/dashboard');
  await expect(page.getByRole('heading', { name: 'Sign in to see the dashboard' })).toBeVisible();
  expect(calls).toEqual([]);
  expect((await request.get('/api/products')).status()).toBe(401);
});

test('signed in, what needs a scope bears a token with it, and what a visitor does bears none', async ({
  page,
  issuer,
}) => {
  const scoped: Request[] = [];
  const others: Request[] = [];
  page.on('request', sent => sent.url().includes('/api/') && (isScoped(sent) ? scoped : others).push(sent));
  await signIn(page, issuer);
  await upload(page, 'signed headphones');
  await expect(page.getByRole('article', { name: 'signed headphones' }).getByText('Cut out')).toBeVisible();

  const uploaded = scoped.find(sent => sent.method() === 'POST');
  expect(uploaded && claims(uploaded)).toMatchObject({ iss: issuer.url, aud: 'adaptive-ads', sub: 'anna' });
  expect(uploaded && claims(uploaded).scope?.split(' ')).toEqual(SCOPES.split(' '));
  await page.getByRole('button', { name: 'Allow for this visit' }).click();
  await page.waitForRequest('**/api/analyze*');
  expect(scoped.every(sent => sent.headers().authorization?.startsWith('Bearer '))).toBe(true);
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(sent => sent.headers().authorization)).toEqual([]);
});

test('after the sign-in one is back where one was, and a reload keeps it', async ({ page, issuer }) => {
  await signIn(page, issuer, '/dashboard?from=mail#top');
  expect(new URL(page.url()).pathname + new URL(page.url()).search + new URL(page.url()).hash).toBe(
    '/dashboard?from=mail#top',
  );
  await page.reload();
  await expect(account(page)).toBeVisible();
});

test('a token that ends is renewed without a word', async ({ page, issuer }) => {
  issuer.tokenLife = 5; // less than the page lets a call begin with
  await signIn(page, issuer, '/library');
  issuer.tokenLife = 900;
  const renewed = page.waitForRequest(
    sent => sent.url().endsWith('/token') && (sent.postData() ?? '').includes('grant_type=refresh_token'),
  );
  await page.goto('/dashboard');
  await renewed;
  await page.waitForResponse(answer => answer.url().includes('/api/stats') && answer.ok());
  await expect(account(page)).toBeVisible();
});

test('an issuer that cannot be reached signs nobody out', async ({ page, issuer }) => {
  issuer.tokenLife = 5;
  await signIn(page, issuer, '/library');
  issuer.tokenLife = 900;
  const token = `${issuer.url}/token`;
  await page.route(token, route => route.abort());
  const failed = page.waitForEvent('requestfailed', sent => sent.url() === token);
  await page.goto('/dashboard');
  await failed;
  await expect(account(page)).toBeVisible();
  await page.unroute(token);
  await page.waitForResponse(answer => answer.url().includes('/api/stats') && answer.ok());
  await expect(account(page)).toBeVisible();
});

test('a large photo and a deletion are allowed too, the latter also when the page is left', async ({
  page,
  issuer,
  request,
}) => {
  await signIn(page, issuer);
  await page.getByTestId('photos').setInputFiles([{ ...largePhoto(), name: 'large headphones.jpg' }]);
  const put = page.waitForRequest(sent => sent.method() === 'PUT');
  await page.getByRole('button', { name: 'Cut it out' }).click();
  expect((await put).headers().authorization).toBeUndefined(); // the address is the permission
  await expect(page.getByRole('article', { name: 'large headphones' }).getByText('Cut out')).toBeVisible();

  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'Actions for large headphones' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText('“large headphones” is deleted with its ads.').first()).toBeVisible();
  const authorization = `Bearer ${await tokenOf(page)}`;
  await page.goto('about:blank');
  const names = async () => {
    const { products } = await (await request.get('/api/products', { headers: { authorization } })).json();
    return products.map(({ name }: { name: string }) => name);
  };
  await expect.poll(names).not.toContain('large headphones');
});

test('when it cannot be renewed the photo waits, and goes out after a new sign-in', async ({
  page,
  issuer,
  errors,
}) => {
  await signIn(page, issuer);
  await page.route('**/api/upload?*', route =>
    route.fulfill({ status: 401, json: { message: 'Unauthorized' } }),
  );
  await page.route(`${issuer.url}/token`, route =>
    route.fulfill({
      status: 400,
      headers: { 'access-control-allow-origin': '*' },
      json: { error: 'invalid_grant' },
    }),
  );
  await upload(page, 'patient headphones');
  const card = page.getByRole('article', { name: 'patient headphones' });
  await expect(card.getByRole('alert')).toContainText('Your sign-in has ended');
  await expect(signInButton(page)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('ended.png') });
  await page.unrouteAll();
  expect(errors.splice(0)).toEqual([expect.stringContaining('401')]);

  await card.getByRole('button', { name: 'Sign in' }).click();
  await expect(account(page)).toBeVisible();
  await page.getByRole('button', { name: 'Cut it out' }).click();
  await expect(card.getByText('Cut out')).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('who lacks the right is told so, and stays signed in', async ({ page, issuer, errors }) => {
  issuer.granted = 'adaptive-ads/read';
  await signIn(page, issuer);
  await upload(page, 'forbidden headphones');
  await expect(page.getByRole('alert')).toContainText('Your account is not allowed to do this');
  await expect(account(page)).toBeVisible();
  expect(errors.splice(0)).toEqual([expect.stringContaining('403')]);
});

test('signing out ends it here and at the issuer', async ({ page, issuer }) => {
  await signIn(page, issuer, '/library');
  await account(page).click();
  await expect(page.getByText('anna@example.com')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('signed-in.png') });
  const revoked = page.waitForResponse(answer => answer.url().endsWith('/token/revocation') && answer.ok());
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await revoked;
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL(url => url.pathname === '/');
  await expect(signInButton(page)).toBeVisible();
  expect(
    await page.evaluate(() => Object.keys(sessionStorage).filter(key => key.startsWith('oidc.'))),
  ).toEqual([]);

  await signInButton(page).click();
  await expect(page.getByPlaceholder('Enter any login')).toBeVisible();
});

test('an issuer that says no is heard', async ({ page, issuer }) => {
  await page.goto('/library');
  await signInButton(page).click();
  await page.waitForURL(`${issuer.url}/**`);
  await page.getByRole('link', { name: '[ Cancel ]' }).click();
  await expect(page.getByText(/You are not signed in: /).first()).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/library');
});

test('the content policy of a deployment, under which all of this ran, lets the page go nowhere else', async ({
  page,
  stack,
  errors,
}) => {
  const policy = contentPolicy('');
  await page.route(`${stack.url}/library`, async route => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': policy },
    });
  });
  await page.goto('/library');
  await signInButton(page).click();
  await expect(page.getByText('The sign-in cannot be reached').first()).toBeVisible();
  expect(errors.splice(0).join()).toContain('Content Security Policy');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`it looks like the rest, ${colorScheme}, ${width} px wide`, async ({ page, issuer }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/');
      await expect(signInButton(page)).toBeVisible();
      await page.screenshot({ path: test.info().outputPath('out.png') });
      await expectAccessible(page);
      for (const view of ['library', 'dashboard']) {
        await page.goto(`/${view}`);
        await expect(page.getByRole('heading', { name: `Sign in to see the ${view}` })).toBeVisible();
        await page.screenshot({ path: test.info().outputPath(`${view}-out.png`) });
        await expectAccessible(page);
      }
      await page.goto('/');
      await signInButton(page).click();
      await passIssuer(page, issuer);
      await account(page).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
      await page.screenshot({ path: test.info().outputPath('in.png') });
      await expectAccessible(page, 'region'); // a menu floats above the landmarks
    });
  }
}

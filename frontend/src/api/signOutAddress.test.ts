import { expect, it } from 'vitest';
import { signOutAddress } from './signOutAddress';

const back = 'https://ads.example.com/';

it('follows RP-initiated logout', () => {
  const address = signOutAddress(
    { end_session_endpoint: 'https://issuer.example.com/end?tenant=a' },
    { authority: 'https://issuer.example.com', clientId: 'page' },
    back,
    'ey.J.9',
  );
  expect(Object.fromEntries(new URL(address ?? '').searchParams)).toEqual({
    tenant: 'a',
    client_id: 'page',
    post_logout_redirect_uri: back,
    id_token_hint: 'ey.J.9',
  });
});

it.each([
  'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf',
  'https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbCdEf',
])('gives Cognito (%s) the parameters it knows and no others', authority => {
  const address = signOutAddress(
    { end_session_endpoint: 'https://ads.auth.eu-west-1.amazoncognito.com/logout' },
    { authority, clientId: 'page' },
    back,
    'ey.J.9',
  );
  expect(address).toBe(
    `https://ads.auth.eu-west-1.amazoncognito.com/logout?client_id=page&logout_uri=${encodeURIComponent(back)}`,
  );
});

it('knows no address where the issuer has none', () => {
  expect(signOutAddress({}, { authority: 'https://a', clientId: 'page' }, back, undefined)).toBeUndefined();
});

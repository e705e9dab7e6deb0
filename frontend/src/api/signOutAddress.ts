/** Amazon Cognito's issuers; what they call an end_session_endpoint takes other parameters than OpenID Connect's. */
const COGNITO = /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//;

/**
 * Where the issuer ends its own session and sends people back from: OpenID Connect RP-Initiated Logout 1.0, or Cognito's
 * logout endpoint, which knows `logout_uri` and no `post_logout_redirect_uri`. Undefined when it has none.
 */
export function signOutAddress(
  metadata: { readonly end_session_endpoint?: string | undefined },
  { authority, clientId }: { readonly authority: string; readonly clientId: string },
  back: string,
  idToken: string | undefined,
): string | undefined {
  if (!metadata.end_session_endpoint) {
    return undefined;
  }
  const address = new URL(metadata.end_session_endpoint);
  address.searchParams.set('client_id', clientId);
  if (COGNITO.test(authority)) {
    address.searchParams.set('logout_uri', back);
  } else {
    address.searchParams.set('post_logout_redirect_uri', back);
    if (idToken) {
      address.searchParams.set('id_token_hint', idToken);
    }
  }
  return address.href;
}

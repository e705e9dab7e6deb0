import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const SCOPES = 'adaptive-ads/read adaptive-ads/upload adaptive-ads/delete';
const AUDIENCE = 'adaptive-ads';
const CLIENT = 'page';

/** An OpenID Connect provider that we did not write, on loopback: anybody may sign in with any password. */
export class Issuer {
  /** Seconds an access token lasts that is issued from now on. */
  tokenLife = 900;
  /** What is granted of the scopes that are asked for. */
  granted = SCOPES;
  readonly #server: Server = createServer();
  #provider: Provider | undefined;

  async start(): Promise<void> {
    await new Promise<void>(listening => this.#server.listen(0, '127.0.0.1', listening));
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What the system is told of it. */
  get settings(): Record<string, string> {
    return { JWT_ISSUER: this.url, JWT_AUDIENCE: AUDIENCE };
  }

  /** What the page is told of it. */
  get signIn() {
    return { authority: this.url, clientId: CLIENT, scope: `openid profile email offline_access ${SCOPES}` };
  }

  /** @param site whose page may sign people in */
  serve(site: string): void {
    this.#provider = new Provider(this.url, {
      clients: [
        {
          client_id: CLIENT,
          token_endpoint_auth_method: 'none',
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          redirect_uris: [`${site}/signed-in`],
          post_logout_redirect_uris: [`${site}/`],
        },
      ],
      clientBasedCORS: (_, origin) => origin === site,
      claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
      conformIdTokenClaims: false,
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({ sub: id, name: 'Anna Beispiel', email: `${id}@example.com` }),
      }),
      issueRefreshToken: () => true,
      features: {
        devInteractions: { enabled: true },
        revocation: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => `urn:${AUDIENCE}`,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({
            scope: this.granted,
            audience: AUDIENCE,
            accessTokenTTL: this.tokenLife,
            accessTokenFormat: 'jwt' as const,
            jwt: { sign: { alg: 'RS256' as const } },
          }),
        },
      },
    });
    this.#server.on('request', this.#provider.callback());
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(closed => this.#server.close(closed));
  }
}

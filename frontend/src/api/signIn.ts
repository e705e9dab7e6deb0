import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { strings } from '@/strings';
import { type Person, signIn } from './access';
import { ApiError, unreachable } from './client';
import type { SignInSettings } from './config';
import { signOutAddress } from './signOutAddress';

/** Where the issuer sends people back to. The template registers both addresses. */
const BACK = '/signed-in';
const OUT = '/';
/** Seconds before its end from which a token is renewed: as long as a call may be on its way. */
const LEEWAY = 10;

/**
 * OpenID Connect's authorization code with PKCE (RFC 7636), by redirection. Tokens are in this tab's session storage:
 * they outlive a reload and end with the tab.
 */
export class SignIn {
  readonly #manager: UserManager;
  #user: User | null = null;
  #renewal: Promise<void> | undefined;

  constructor(
    private readonly settings: SignInSettings,
    private readonly changed: (person: Person | undefined) => void,
  ) {
    const kept = () => new WebStorageStateStore({ store: sessionStorage });
    this.#manager = new UserManager({
      authority: settings.authority,
      client_id: settings.clientId,
      scope: settings.scope,
      redirect_uri: new URL(BACK, location.origin).href,
      post_logout_redirect_uri: new URL(OUT, location.origin).href,
      response_type: 'code',
      automaticSilentRenew: false, // when a call needs it, not for a page nobody looks at
      stateStore: kept(),
      userStore: kept(),
    });
  }

  /** Gives back why it did not work, in a sentence. */
  async resume(): Promise<string | undefined> {
    try {
      if (location.pathname === BACK) {
        await this.#comeBack();
      } else {
        this.#took(await this.#manager.getUser());
      }
      await this.#token().catch(() => {}); // an issuer that cannot be reached signs nobody out
      return undefined;
    } catch (error) {
      return error instanceof ErrorResponse
        ? strings.app.signInRefused(error.error_description ?? error.error ?? '')
        : strings.app.signInUnreachable;
    }
  }

  async #comeBack(): Promise<void> {
    let at: unknown;
    try {
      if (location.search) {
        const user = await this.#manager.signinRedirectCallback();
        at = user.state;
        this.#took(user);
      }
    } catch (error) {
      at = error instanceof ErrorResponse ? error.state : undefined;
      throw error;
    } finally {
      history.replaceState(null, '', typeof at === 'string' ? at : OUT);
    }
  }

  async start(): Promise<void> {
    const { pathname, search, hash } = location;
    await this.#manager.signinRedirect({ state: pathname + search + hash });
  }

  /** Here, at the issuer, and, as far as the issuer can, for what was taken from here. */
  async end(): Promise<void> {
    await this.#manager.revokeTokens(['refresh_token']).catch(() => {});
    const metadata = await this.#manager.metadataService.getMetadata().catch(() => ({}));
    const address = signOutAddress(
      metadata,
      this.settings,
      new URL(OUT, location.origin).href,
      this.#user?.id_token,
    );
    await this.#manager.removeUser();
    location.assign(address ?? OUT);
  }

  /** @see authorized */
  async authorized<T>(attempt: (headers: Record<string, string>) => Promise<T>): Promise<T> {
    const sentence = this.#user ? strings.app.signInEnded : strings.app.signInNeeded;
    for (const renew of [false, true]) {
      const token = await this.#token(renew);
      if (!token) {
        throw signedOut(sentence);
      }
      try {
        return await attempt({ authorization: `Bearer ${token}` });
      } catch (error) {
        if (!(error instanceof ApiError && error.code === 'signed_out')) {
          throw error;
        }
      }
    }
    await this.#forget();
    throw signedOut(sentence);
  }

  async #forget(): Promise<void> {
    await this.#manager.removeUser();
    this.#took(null);
  }

  /**
   * Undefined when nobody is signed in, or not any more.
   *
   * @param renew also one that looks good
   * @throws {ApiError} when the issuer cannot be reached
   */
  async #token(renew = false): Promise<string | undefined> {
    if (this.#user && (renew || (this.#user.expires_in ?? 0) < LEEWAY)) {
      this.#renewal ??= this.#renew().finally(() => {
        this.#renewal = undefined;
      });
      await this.#renewal;
    }
    return this.#user?.access_token;
  }

  /** Undefined also when it would have to be renewed first. */
  tokenNow(): string | undefined {
    return this.#user?.expired === false ? this.#user.access_token : undefined;
  }

  async #renew(): Promise<void> {
    if (!this.#user?.refresh_token) {
      return this.#forget();
    }
    try {
      this.#took(await this.#manager.signinSilent());
    } catch (error) {
      if (!(error instanceof ErrorResponse)) {
        throw unreachable();
      }
      await this.#forget();
    }
  }

  #took(user: User | null) {
    this.#user = user;
    const profile = user?.profile;
    this.changed(
      profile && {
        name: profile.name ?? profile.email ?? profile.preferred_username ?? profile.sub,
        email: profile.email,
      },
    );
  }
}

function signedOut(sentence: string): ApiError {
  const remedy = { label: strings.app.signIn, act: () => void signIn() };
  return new ApiError(sentence, 'signed_out', 401, { remedy });
}

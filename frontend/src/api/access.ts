import { strings } from '@/strings';
import type { SignInSettings } from './config';
import type { SignIn } from './signIn';

/** Who is signed in; `email` where the issuer tells it. */
export interface Person {
  readonly name: string;
  readonly email?: string | undefined;
}

export type Access =
  /** Nobody is asked who he is. */
  | { readonly kind: 'open' }
  /** With a sentence when signing in did not work. */
  | { readonly kind: 'out'; readonly problem?: string }
  | { readonly kind: 'in'; readonly person: Person };

let access: Access = { kind: 'open' };
let session: SignIn | undefined;
const listeners = new Set<() => void>();
const beforeLeaving = new Set<() => Promise<void>>();

export const currentAccess = () => access;

export function onAccess(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: Access) {
  access = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Takes up the sign-in of this tab, or the one that just came back from the issuer. */
export async function openAccess(settings: SignInSettings | undefined): Promise<void> {
  if (!settings) {
    return;
  }
  set({ kind: 'out' });
  const { SignIn } = await import('./signIn');
  session = new SignIn(settings, person => set(person ? { kind: 'in', person } : { kind: 'out' }));
  const problem = await session.resume();
  if (problem) {
    set({ kind: 'out', problem });
  }
}

/** What would be lost on the way to the issuer and back is put aside here first. */
export function keepBeforeLeaving(keep: () => Promise<void>): void {
  beforeLeaving.add(keep);
}

/** Goes to the issuer; the page comes back to where it is now. */
export async function signIn(): Promise<void> {
  await Promise.all([...beforeLeaving].map(keep => keep().catch(() => {})));
  await session?.start().catch(() => set({ kind: 'out', problem: strings.app.signInUnreachable }));
}

export async function signOut(): Promise<void> {
  await session?.end();
}

/**
 * A call that the API asks a token for.
 *
 * @param attempt with the headers that say who calls; made again once when the API does not take a token that looked good
 * @throws {ApiError} `signed_out` or `not_allowed`
 */
export function authorized<T>(attempt: (headers: Record<string, string>) => Promise<T>): Promise<T> {
  return session ? session.authorized(attempt) : attempt({});
}

/** The headers of a call that cannot wait, as when the page is left. */
export function authorizedNow(): Record<string, string> {
  const token = session?.tokenNow();
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** A session, and the token that some APIs ask for: whoever makes up ids has none. */
export interface Credentials {
  readonly session_id: string;
  readonly session_token?: string;
}

const GIVE_UP_MS = 30_000;

/** A session of the API's making. Rejects when it has none to give. */
export async function createdSession(trackUrl: string): Promise<Credentials> {
  const response = await fetch(trackUrl.replace(/track$/, 'sessions'), {
    method: 'POST',
    credentials: 'omit',
    signal: AbortSignal.timeout(GIVE_UP_MS),
  });
  const { session_id, session_token } = await response.json();
  if (!response.ok || !session_id) {
    throw new Error('no session');
  }
  return { session_id, session_token };
}

import type { ZodMiniType } from 'zod/mini';
import { strings } from '@/strings';
import { apiUrl } from './config';
import { problemSchema } from './schemas';

/** What a person can do about an error. */
export interface Remedy {
  readonly label: string;
  readonly act: () => void;
}

/** A refusal in the server's own words; `status` 0 when the server could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    readonly code: string,
    readonly status: number,
    more: { readonly retryAfterMs?: number | undefined; readonly remedy?: Remedy } = {},
  ) {
    super(message);
    this.retryAfterMs = more.retryAfterMs;
    this.remedy = more.remedy;
  }

  /** From `Retry-After`, when the server said so. */
  readonly retryAfterMs: number | undefined;
  readonly remedy: Remedy | undefined;
}

export function unreachable(): ApiError {
  return new ApiError(strings.app.unreachable, 'unreachable', 0);
}

/** @param text of an answer that is none of 2xx */
export function refusal(status: number, text: string, retryAfter: string | null = null): ApiError {
  const seconds = Number(retryAfter);
  const retryAfterMs = retryAfter !== null && Number.isFinite(seconds) ? seconds * 1000 : undefined;
  const problem = problemSchema.safeParse(parsed(text));
  if (problem.success) {
    return new ApiError(problem.data.error, problem.data.code, status, { retryAfterMs });
  }
  const [sentence, code] = gateways[status] ?? [strings.app.badAnswer(status), 'bad_answer'];
  return new ApiError(sentence, code, status, { retryAfterMs });
}

/** What the gateway itself says, in words of its own: no token or a bad one, one without the right. */
const gateways: Readonly<Record<number, readonly [string, string]>> = {
  401: [strings.app.signInUnknown, 'signed_out'],
  403: [strings.app.notAllowed, 'not_allowed'],
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Throws {@link ApiError} for everything that is not a well-formed 2xx answer. */
export async function call<T>(schema: ZodMiniType<T>, path: string, options: RequestInit = {}): Promise<T> {
  const response = await send(path, options);
  const answer = schema.safeParse(parsed(await response.text()));
  if (!answer.success) {
    throw new ApiError(strings.app.badAnswer(response.status), 'bad_answer', response.status);
  }
  return answer.data;
}

export async function send(path: string, options: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(apiUrl(path), options);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw unreachable();
  }
  if (!response.ok) {
    throw refusal(response.status, await response.text(), response.headers.get('retry-after'));
  }
  return response;
}

let sessionToken: () => string | undefined = () => undefined;

/** Where calls for a session take the token from that some APIs ask for. */
export function sessionTokenFrom(token: () => string | undefined): void {
  sessionToken = token;
}

/** The headers of a call for a session, with its token when there is one. */
export function sessionHeaders(): Record<string, string> {
  const token = sessionToken();
  return token ? { 'x-session-token': token } : {};
}

/** For the visitor's own session. */
export function postInSession<T>(
  schema: ZodMiniType<T>,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<T> {
  return post(schema, path, body, signal, sessionHeaders());
}

export function post<T>(
  schema: ZodMiniType<T>,
  path: string,
  body: unknown,
  signal?: AbortSignal,
  headers: Record<string, string> = {},
): Promise<T> {
  return call(schema, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
}

/** `?a=1&b=2` of what is given; nothing when nothing is. */
export function query(parameters: Record<string, string | number | undefined>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}

import { z } from 'zod/mini';

/** `config.json` beside `index.html`: what differs between stages, so that one build serves them all. */
const configSchema = z.object({
  /** Where the API answers: `/` for this origin, or an address such as `https://api.example.com/`. */
  apiBase: z.string().check(z.minLength(1)),
  /** Where people sign in; without it the API asks nobody who he is. */
  signIn: z.optional(
    z.object({
      /** The OpenID Connect issuer. */
      authority: z.string().check(z.minLength(1)),
      clientId: z.string().check(z.minLength(1)),
      /** What is asked for, separated by spaces. */
      scope: z.string().check(z.minLength(1)),
    }),
  ),
});
export type SignInSettings = NonNullable<z.infer<typeof configSchema>['signIn']>;

let base = new URL('/', document.baseURI);

/** Gives back where people sign in, if they have to. */
export async function loadConfig(): Promise<SignInSettings | undefined> {
  const response = await fetch('/config.json');
  const config = configSchema.parse(await response.json());
  const apiBase = config.apiBase.endsWith('/') ? config.apiBase : `${config.apiBase}/`;
  base = new URL(apiBase, document.baseURI);
  return config.signIn;
}

/** The address of a path of the API, such as `/api/products` or a picture's `url`. */
export function apiUrl(path: string): string {
  return new URL(path.replace(/^\//, ''), base).href;
}

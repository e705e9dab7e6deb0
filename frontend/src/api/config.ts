import { z } from 'zod/mini';

/** `config.json` beside `index.html`: what differs between stages, so that one build serves them all. */
const configSchema = z.object({
  /** Where the API answers: `/` for this origin, or an address such as `https://api.example.com/`. */
  apiBase: z.string().check(z.minLength(1)),
});

let base = new URL('/', document.baseURI);

export async function loadConfig(): Promise<void> {
  const response = await fetch('/config.json');
  const config = configSchema.parse(await response.json());
  const apiBase = config.apiBase.endsWith('/') ? config.apiBase : `${config.apiBase}/`;
  base = new URL(apiBase, document.baseURI);
}

/** The address of a path of the API, such as `/api/products` or a picture's `url`. */
export function apiUrl(path: string): string {
  return new URL(path.replace(/^\//, ''), base).href;
}

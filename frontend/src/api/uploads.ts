import type { ZodMiniType } from 'zod/mini';
import { strings } from '@/strings';
import { authorized } from './access';
import { ApiError, post, refusal, unreachable } from './client';
import { apiUrl } from './config';
import { fetchProduct } from './products';
import { announcedSchema, type Product, uploadedSchema } from './schemas';

/** What goes through the API itself; larger photos go straight to storage. */
const INLINE_BYTES = 4 * 1024 * 1024;

export interface Photo {
  readonly file: File;
  /** As its bytes say. */
  readonly type: string;
  readonly phrase: string;
  readonly campaign?: string | undefined;
}

interface Sending {
  /** 0..1 of the photo's bytes that left. */
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** Sends a photo; the answer is its product, ready or still being made. */
export function uploadPhoto(photo: Photo, sending: Sending): Promise<Product> {
  return photo.file.size > INLINE_BYTES ? announced(photo, sending) : inline(photo, sending);
}

async function inline({ file, type, phrase, campaign }: Photo, sending: Sending): Promise<Product> {
  const form = new FormData();
  form.append('file', new Blob([file], { type }), file.name);
  form.append('product_name', phrase);
  if (campaign) {
    form.append('campaign', campaign);
  }
  const answer = await authorized(headers =>
    transfer(
      'POST',
      apiUrl('/api/upload?base64=false'),
      { prefer: 'respond-async', ...headers },
      form,
      sending,
    ),
  );
  return understood(uploadedSchema, answer).product;
}

async function announced({ file, type, phrase, campaign }: Photo, sending: Sending): Promise<Product> {
  const announcement = {
    filename: file.name.slice(0, 255),
    content_type: type,
    product_name: phrase,
    campaign,
    size: file.size,
  };
  const { product_id, upload } = await authorized(headers =>
    post(announcedSchema, '/api/uploads', announcement, sending.signal, headers),
  );
  // The browser says the length itself and lets no script do it.
  const headers = Object.fromEntries(
    Object.entries(upload.headers).filter(([name]) => name.toLowerCase() !== 'content-length'),
  );
  await transfer('PUT', upload.url, headers, file, sending);
  return fetchProduct(product_id, sending.signal);
}

/** By XMLHttpRequest, because fetch does not tell how much of a body has left. */
function transfer(
  method: string,
  url: string,
  headers: Record<string, string>,
  body: XMLHttpRequestBodyInit,
  { onProgress, signal }: Sending,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) {
        resolve(responseText);
      } else {
        reject(refusal(status, responseText, request.getResponseHeader('retry-after')));
      }
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

function understood<T>(schema: ZodMiniType<T>, text: string): T {
  const answer = schema.safeParse(JSON.parse(text));
  if (!answer.success) {
    throw new ApiError(strings.app.badAnswer(200), 'bad_answer', 200);
  }
  return answer.data;
}

import { ApiError, fetchProduct, type Product, type Remedy } from '@/api';
import { uploadPhoto } from '@/api/uploads';
import type { ImageHeader } from '@/lib/imageHeader';
import { checkPhoto, phraseOf, preview } from './photoCheck';

/** One photo on its way to a cut-out. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly header?: ImageHeader;
  readonly preview?: string;
  readonly phrase: string;
  readonly campaign: string;
  readonly state: UploadState;
}

export type UploadState =
  | { readonly kind: 'checking' }
  /** Cannot be used, and why. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'draft' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'uploading'; readonly fraction: number }
  | { readonly kind: 'segmenting'; readonly since: number }
  | { readonly kind: 'ready'; readonly product: Product }
  | { readonly kind: 'failed'; readonly reason: string; readonly code: string; readonly remedy?: Remedy };

const AT_ONCE = 2;
const LOOK_MS = 600;

/** The photos of this page, outside React so that a change of view interrupts nothing. */
export class UploadQueue {
  #uploads: readonly Upload[] = [];
  #next = 1;
  readonly #listeners = new Set<() => void>();
  readonly #aborts = new Map<number, AbortController>();

  constructor(private readonly onReady: (product: Product) => void) {}

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = () => this.#uploads;

  /** Takes photos in; those whose names say what they show can be sent at once. */
  async add(files: readonly File[]): Promise<void> {
    const added = files.map(file => this.#take(file, phraseOf(file.name), ''));
    await Promise.all(added.map(id => this.#check(id)));
  }

  /** Takes one photo in whose words are known. */
  async again(file: File, phrase: string, campaign: string): Promise<number> {
    const id = this.#take(file, phrase, campaign);
    await this.#check(id);
    return id;
  }

  #take(file: File, phrase: string, campaign: string): number {
    const id = this.#next++;
    this.#set([...this.#uploads, { id, file, phrase, campaign, state: { kind: 'checking' } }]);
    return id;
  }

  edit(id: number, change: Pick<Upload, 'phrase'>) {
    this.#update(id, change);
  }

  /** Sends what is a draft or has failed and says what it shows. */
  start(ids: readonly number[], campaign?: string) {
    for (const id of ids) {
      const upload = this.#find(id);
      if (
        upload &&
        (upload.state.kind === 'draft' || upload.state.kind === 'failed') &&
        upload.phrase.trim()
      ) {
        this.#update(id, { ...(campaign !== undefined && { campaign }), state: { kind: 'waiting' } });
      }
    }
    this.#pump();
  }

  remove(id: number) {
    this.#aborts.get(id)?.abort();
    const upload = this.#find(id);
    if (upload?.preview) {
      URL.revokeObjectURL(upload.preview);
    }
    this.#set(this.#uploads.filter(other => other.id !== id));
    this.#pump();
  }

  async #check(id: number) {
    const file = this.#find(id)?.file;
    if (!file) {
      return;
    }
    const check = await checkPhoto(file);
    if (!check.usable) {
      this.#update(id, { state: { kind: 'refused', reason: check.reason } });
      return;
    }
    const { header } = check;
    const picture = await preview(file, header).catch(() => undefined);
    this.#update(id, { header, ...(picture && { preview: picture }), state: { kind: 'draft' } });
  }

  #pump() {
    let free = AT_ONCE - this.#aborts.size;
    for (const upload of this.#uploads) {
      if (free > 0 && upload.state.kind === 'waiting') {
        free--;
        void this.#run(upload);
      }
    }
  }

  async #run(upload: Upload) {
    const { id, file, header, phrase, campaign } = upload;
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    this.#update(id, { state: { kind: 'uploading', fraction: 0 } });
    try {
      const sent = await uploadPhoto(
        {
          file,
          type: header?.type ?? file.type,
          phrase: phrase.trim(),
          campaign: campaign.trim() || undefined,
        },
        {
          signal: abort.signal,
          onProgress: fraction => this.#update(id, { state: { kind: 'uploading', fraction } }),
        },
      );
      this.#update(id, { state: { kind: 'segmenting', since: Date.now() } });
      this.#finish(id, await settled(sent, abort.signal));
    } catch (error) {
      if (!abort.signal.aborted) {
        this.#update(id, { state: failure(error) });
      }
    } finally {
      this.#aborts.delete(id);
      this.#pump();
    }
  }

  #finish(id: number, product: Product) {
    if (product.status === 'ready') {
      this.#update(id, { state: { kind: 'ready', product } });
      this.onReady(product);
    } else {
      this.#update(id, {
        state: { kind: 'failed', reason: product.error ?? '', code: product.code ?? 'unknown' },
      });
    }
  }

  #find(id: number) {
    return this.#uploads.find(upload => upload.id === id);
  }

  #update(id: number, change: Partial<Upload>) {
    this.#set(this.#uploads.map(upload => (upload.id === id ? { ...upload, ...change } : upload)));
  }

  #set(uploads: readonly Upload[]) {
    this.#uploads = uploads;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

function failure(error: unknown): UploadState {
  return error instanceof ApiError
    ? {
        kind: 'failed',
        reason: error.message,
        code: error.code,
        ...(error.remedy && { remedy: error.remedy }),
      }
    : { kind: 'failed', reason: String(error), code: 'unknown' };
}

/** Looks until the product is ready or has failed; being offline for a while only delays it. */
async function settled(product: Product, signal: AbortSignal): Promise<Product> {
  let now = product;
  while (now.status === 'uploading' || now.status === 'segmenting') {
    await new Promise(next => setTimeout(next, LOOK_MS));
    signal.throwIfAborted();
    now = await fetchProduct(product.id, signal).catch(error => {
      if (error instanceof ApiError && (error.status === 0 || error.status >= 500)) {
        return now;
      }
      throw error;
    });
  }
  return now;
}

import { send } from '@/api/client';
import { strings } from '@/strings';

export type ImageFormat = 'png' | 'jpeg' | 'webp';

const QUALITY = 0.92;

/** Saves a picture of the API in the wanted format; its own bytes where it already has it. */
export async function download(url: string, name: string, format: ImageFormat): Promise<void> {
  const original = await pictureOf(url);
  const wanted = `image/${format}`;
  save(original.type === wanted ? original : await converted(original, wanted), fileName(name, format));
}

/** Past the cache: what an `<img>` left there came without the headers that let a script read it. */
export async function pictureOf(url: string): Promise<Blob> {
  return (await send(url, { cache: 'no-store' })).blob();
}

async function converted(picture: Blob, type: string): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error(strings.library.noFormat);
  }
  if (type === 'image/jpeg') {
    context.fillStyle = '#ffffff'; // JPEG knows no transparency
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, type, QUALITY));
  if (blob?.type !== type) {
    throw new Error(strings.library.noFormat);
  }
  return blob;
}

/** `Red sneaker` as `red-sneaker.png`. */
export function fileName(name: string, format: ImageFormat): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${slug || 'product'}.${format === 'jpeg' ? 'jpg' : format}`;
}

/** Hands a file to the browser's downloads. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

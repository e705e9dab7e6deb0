import { type ImageHeader, imageHeaderOf } from '@/lib/imageHeader';
import { format, strings } from '@/strings';

/** The server's limits, checked here first so that nobody waits for a refusal. */
const MAX_BYTES = 30 * 1024 * 1024;
const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 16_384;

export type PhotoCheck =
  | { readonly usable: true; readonly header: ImageHeader }
  | { readonly usable: false; readonly reason: string };

export async function checkPhoto(file: File): Promise<PhotoCheck> {
  if (file.size > MAX_BYTES) {
    return {
      usable: false,
      reason: strings.upload.tooLarge(format.bytes(file.size), format.bytes(MAX_BYTES)),
    };
  }
  const header = await imageHeaderOf(file);
  if (!header || header.width === 0 || header.height === 0) {
    return { usable: false, reason: strings.upload.notAnImage };
  }
  if (header.width * header.height > MAX_PIXELS || Math.max(header.width, header.height) > MAX_SIDE) {
    return { usable: false, reason: strings.upload.tooManyPixels(format.pixels(header)) };
  }
  return { usable: true, header };
}

const PREVIEW = 480;

/**
 * A small upright copy without the photo's metadata: where and when it was taken never enters the page. Its address
 * must be revoked.
 */
export async function preview(file: Blob, header: ImageHeader): Promise<string> {
  const scale = Math.min(1, PREVIEW / Math.max(header.width, header.height));
  const upright = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(upright.width * scale));
  canvas.height = Math.max(1, Math.round(upright.height * scale));
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error(strings.upload.notAnImage);
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(upright, 0, 0, canvas.width, canvas.height);
  upright.close();
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/webp', 0.85));
  if (!blob) {
    throw new Error(strings.upload.notAnImage);
  }
  return URL.createObjectURL(blob);
}

const CAMERA_NAME = /^(img|dsc|dscf|dscn|pxl|image|photo|screenshot|signal|whatsapp|p)?[\s\d().:-]*$/i;

/** What a file's name says it shows, `red-sneaker.jpg` as "red sneaker"; nothing for a camera's numbering. */
export function phraseOf(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[-_+]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return CAMERA_NAME.test(words) || /^[0-9a-f-]{12,}$/i.test(words) ? '' : words.slice(0, 200);
}

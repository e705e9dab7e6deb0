import type { Size } from '../board/geometry';
import type { Item } from '../board/item';
import type { Mark } from './BoardHeat';

/** One line a point, as RFC 4180 wants it. */
export function csv(marks: readonly Mark[], sheet: Size): string {
  const rows = marks
    .toSorted((a, b) => a.t - b.t)
    .map(({ x, y, weight, click, t }) =>
      [
        new Date(t).toISOString(),
        click ? 'click' : 'hover',
        x,
        y,
        x / sheet.width,
        y / sheet.height,
        weight,
      ].join(','),
    );
  return ['time,type,x,y,u,v,intensity', ...rows, ''].join('\r\n');
}

interface Picture {
  readonly sheet: Size;
  readonly items: readonly Item[];
  readonly heat: HTMLCanvasElement;
  readonly opacity: number;
  /** Of the sheet's paper. */
  readonly paper: string;
}

/** The sheet at its full size with its items and heat. `complete` is false when a picture may not be copied. */
export async function png({
  sheet,
  items,
  heat,
  opacity,
  paper,
}: Picture): Promise<{ blob: Blob; complete: boolean }> {
  const canvas = new OffscreenCanvas(sheet.width, sheet.height);
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('no canvas');
  }
  context.fillStyle = paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  const pictures = await Promise.all(items.map(({ url }) => copyable(url)));
  for (const [i, item] of items.entries()) {
    draw(context, item, pictures[i]);
  }
  context.globalAlpha = opacity;
  context.imageSmoothingQuality = 'high';
  context.drawImage(heat, 0, 0, sheet.width, sheet.height);
  return { blob: await canvas.convertToBlob({ type: 'image/png' }), complete: pictures.every(Boolean) };
}

/** Undefined when the picture's server does not let this page read it. */
async function copyable(url: string): Promise<ImageBitmap | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? await createImageBitmap(await response.blob()) : undefined;
  } catch {
    return undefined;
  }
}

function draw(
  context: OffscreenCanvasRenderingContext2D,
  item: Item,
  picture: ImageBitmap | undefined,
): void {
  const { x, y, width, height } = item;
  if (!picture) {
    context.strokeStyle = '#84857d';
    context.strokeRect(x, y, width, height);
    return;
  }
  const scale = Math.min(width / picture.width, height / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, x + (width - w) / 2, y + (height - h) / 2, w, h);
  picture.close();
}

export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

import { RGBA } from './colours';
import { type Density, peakOf } from './density';

/**
 * Paints a density in the scale, one pixel a cell, relative to its peak. The canvas is stretched by layout, so neither
 * zoom nor pixel ratio touches its pixels; its size is set only when it changes, as setting it clears.
 */
export function paintHeat(canvas: HTMLCanvasElement, density: Density, peak = peakOf(density)): void {
  const { columns, rows, cells } = density;
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const context = canvas.getContext('2d');
  if (!context) {
    return;
  }
  const image = context.createImageData(columns, rows);
  if (peak > 0) {
    colour(cells, image.data, 255 / peak);
  }
  context.putImageData(image, 0, 0);
}

const COLOURS = new Uint32Array(RGBA.buffer);

function colour(cells: Float32Array, pixels: Uint8ClampedArray, scale: number): void {
  const words = new Uint32Array(pixels.buffer);
  for (let i = 0; i < words.length; i++) {
    words[i] = COLOURS[Math.min(255, ((cells[i] as number) * scale) | 0)] as number;
  }
}

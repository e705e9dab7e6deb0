/** Draws points of attention as a soft density, from clear over violet and orange to pale yellow. */
const ramp = [[0, 68, 1, 84, 0], [0.25, 114, 31, 129, 150], [0.5, 183, 55, 121, 190], [0.75, 251, 136, 97, 210], [1, 252, 253, 191, 225]];

function colour(t) {
  const i = ramp.findIndex(([stop]) => stop >= t);
  const [a, b] = [ramp[Math.max(0, i - 1)], ramp[i]];
  const f = b[0] === a[0] ? 0 : (t - a[0]) / (b[0] - a[0]);
  return [1, 2, 3, 4].map(k => a[k] + (b[k] - a[k]) * f);
}

const table = Uint8ClampedArray.from(Array.from({ length: 256 }, (_, i) => colour(i / 255)).flat());

/** points: {x, y, intensity} in pixels of the canvas element's box. */
export function drawHeat(canvas, points) {
  const scale = 0.5;
  const width = Math.max(1, Math.round(canvas.clientWidth * scale));
  const height = Math.max(1, Math.round(canvas.clientHeight * scale));
  canvas.width = width;
  canvas.height = height;
  if (!points.length) {
    return;
  }
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const radius = Math.max(12, width / 14);
  context.globalCompositeOperation = 'lighter';
  const strength = Math.max(2 / 255, 1 / (1 + points.length * 0.3)); // rarely clips, whatever overlaps
  for (const point of points) {
    const [x, y] = [point.x * scale, point.y * scale];
    const spot = context.createRadialGradient(x, y, 0, x, y, radius);
    spot.addColorStop(0, `rgb(255 255 255 / ${strength * Math.max(0.15, point.intensity)})`);
    spot.addColorStop(1, 'rgb(255 255 255 / 0)');
    context.fillStyle = spot;
    context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
  const image = context.getImageData(0, 0, width, height);
  let peak = 1;
  for (let i = 3; i < image.data.length; i += 4) {
    peak = Math.max(peak, image.data[i]);
  }
  for (let i = 0; i < image.data.length; i += 4) {
    const density = Math.round(image.data[i + 3] * 255 / peak);
    image.data.set(table.subarray(density * 4, density * 4 + 4), i);
  }
  context.putImageData(image, 0, 0);
}

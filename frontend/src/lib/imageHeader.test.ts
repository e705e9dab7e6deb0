import { describe, expect, it } from 'vitest';
import { imageHeaderOf, readImageHeader } from './imageHeader';

const ascii = (text: string) => [...text].map(letter => letter.charCodeAt(0));
const bytes = (...values: number[]) => new Uint8Array(values);
const padded = (values: number[], length: number) => new Uint8Array([...values, ...Array(length).fill(0)]);

describe('the header of an image', () => {
  it('gives a PNG its size', () => {
    const png = bytes(
      0x89,
      0x50,
      0x4e,
      0x47,
      13,
      10,
      26,
      10,
      0,
      0,
      0,
      13,
      ...ascii('IHDR'),
      0,
      0,
      2,
      188,
      0,
      0,
      1,
      44,
    );
    expect(readImageHeader(png)).toEqual({ type: 'image/png', width: 700, height: 300 });
  });

  it('finds the frame of a JPEG behind its other segments', () => {
    const app1 = [0xff, 0xe1, 0, 6, 1, 2, 3, 4];
    const tables = [0xff, 0xc4, 0, 3, 9];
    const frame = [0xff, 0xff, 0xc2, 0, 17, 8, 2, 88, 3, 32];
    expect(readImageHeader(bytes(0xff, 0xd8, ...app1, ...tables, ...frame))).toEqual({
      type: 'image/jpeg',
      width: 800,
      height: 600,
    });
  });

  it.each([
    ['lossy', [...ascii('VP8 '), 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x20, 3, 0x58, 2], 800, 600],
    ['lossless', [...ascii('VP8L'), 0, 0, 0, 0, 0x2f, 0x1f, 0xc3, 0x95, 0], 800, 600],
    ['extended', [...ascii('VP8X'), 10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0], 800, 600],
  ])('gives a %s WebP its size', (_, chunk, width, height) => {
    const webp = new Uint8Array([...ascii('RIFF'), 0, 0, 0, 0, ...ascii('WEBP'), ...chunk]);
    expect(readImageHeader(webp)).toEqual({ type: 'image/webp', width, height });
  });

  it("is found behind a camera's large metadata", async () => {
    const app2 = [0xff, 0xe2, 0xff, 0xff, ...Array(0xfffd).fill(7)];
    const frame = [0xff, 0xc0, 0, 17, 8, 2, 88, 3, 32];
    const large = new Uint8Array([0xff, 0xd8, ...app2, ...app2, ...app2, ...app2, ...app2, ...frame]);
    expect(await imageHeaderOf(new Blob([large]))).toEqual({ type: 'image/jpeg', width: 800, height: 600 });
  });

  it('refuses what is no image, whatever its name says', () => {
    expect(readImageHeader(new Uint8Array(ascii('GIF89a and a long tail of something')))).toBeUndefined();
    expect(readImageHeader(new Uint8Array())).toBeUndefined();
    expect(readImageHeader(padded([0xff, 0xd8, 0xff, 0xe0, 0x7f, 0xff], 40))).toBeUndefined();
    expect(
      readImageHeader(new Uint8Array(ascii('RIFF....WEBPJUNK........................'))),
    ).toBeUndefined();
  });
});

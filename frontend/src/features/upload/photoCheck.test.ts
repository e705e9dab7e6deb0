import { describe, expect, it } from 'vitest';
import { checkPhoto, phraseOf } from './photoCheck';

function png(width: number, height: number, name = 'mug.png'): File {
  const head = new DataView(new ArrayBuffer(32));
  head.setUint32(0, 0x89504e47);
  head.setUint32(12, 0x49484452);
  head.setUint32(16, width);
  head.setUint32(20, height);
  return new File([head.buffer], name, { type: 'image/png' });
}

describe('a photo before it is sent', () => {
  it('is usable within the limits of the server', async () => {
    expect(await checkPhoto(png(700, 500))).toEqual({
      usable: true,
      header: { type: 'image/png', width: 700, height: 500 },
    });
    expect((await checkPhoto(png(10_000, 5_000))).usable).toBe(true);
  });

  it('is refused with a sentence beyond them', async () => {
    expect(await checkPhoto(png(10_001, 5_000))).toMatchObject({ usable: false });
    expect(await checkPhoto(png(16_385, 10))).toMatchObject({ usable: false });
    expect(await checkPhoto(new File(['hello'], 'mug.png'))).toMatchObject({ usable: false });
    const huge = Object.defineProperty(png(10, 10), 'size', { value: 30 * 1024 * 1024 + 1 });
    expect(await checkPhoto(huge)).toMatchObject({ usable: false });
  });
});

describe('the phrase a file name suggests', () => {
  it.each([
    ['red-sneaker.jpg', 'red sneaker'],
    ['Candle_Holder.PNG', 'Candle Holder'],
    ['IMG_20260102_121314.jpg', ''],
    ['DSC00042.JPG', ''],
    ['PXL_20260101.jpg', ''],
    ['1dcae1d72adbb88b50afcfe7.jpg', ''],
    ['image.png', ''],
  ])('%s: "%s"', (name, phrase) => expect(phraseOf(name)).toBe(phrase));
});

import { expect, it } from 'vitest';
import { fileName } from './download';

it.each([
  ['Red sneaker', 'png', 'red-sneaker.png'],
  ['Müsli — “Crème”', 'jpeg', 'musli-creme.jpg'],
  ['../../etc/passwd', 'webp', 'etc-passwd.webp'],
  ['靴', 'png', '靴.png'],
  ['…', 'png', 'product.png'],
] as const)('%s is saved under a plain name', (name, format, file) => {
  expect(fileName(name, format)).toBe(file);
});

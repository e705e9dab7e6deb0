import { expect, it } from 'vitest';
import { csv } from './csv';

it('quotes what would break a row and disarms what a spreadsheet would run', () => {
  expect(
    csv(
      ['name', 'clicks'],
      [
        ['mug, "the red one"', 3],
        ['=HYPERLINK("x")', -1],
        ['two\nlines', 0.5],
      ],
    ),
  ).toBe('name,clicks\r\n"mug, ""the red one""",3\r\n"\'=HYPERLINK(""x"")",-1\r\n"two\nlines",0.5\r\n');
});

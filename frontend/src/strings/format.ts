/** Numbers, times and sizes in the reader's own form. */

const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const compactNumber = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const fineShare = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

export const count = (value: number) => whole.format(value);
export const compact = (value: number) => compactNumber.format(value);
export const percent = (fraction: number) => share.format(fraction);
export const finePercent = (fraction: number) => fineShare.format(fraction);
export const date = (epochMs: number) => day.format(epochMs);
export const dateTime = (epochMs: number) => dayAndTime.format(epochMs);
export const pixels = (size: { width: number; height: number }) =>
  `${whole.format(size.width)} × ${whole.format(size.height)}`;

/** `850 ms`, `12.3 s`, `4 min 10 s`, `3 h 5 min`. */
export function duration(ms: number): string {
  if (ms < 1000) {
    return `${whole.format(ms)} ms`;
  }
  const seconds = ms / 1000;
  if (seconds < 60) {
    return `${seconds < 10 ? oneDigit.format(seconds) : whole.format(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    const rest = Math.round(seconds % 60);
    return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return minutes % 60 ? `${whole.format(hours)} h ${minutes % 60} min` : `${whole.format(hours)} h`;
}

/** `640 kB`, `4.2 MB`. */
export function bytes(value: number): string {
  return value < 1_000_000 ? `${whole.format(value / 1000)} kB` : `${oneDigit.format(value / 1_000_000)} MB`;
}

const hourOnly = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const dayOnly = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });

export const hour = (epochMs: number) => hourOnly.format(epochMs);
export const utcDay = (epochMs: number) => dayOnly.format(epochMs);
export const time = (epochMs: number) => clock.format(epochMs);
export const fine = (value: number) => oneDigit.format(value);
export const amount = (value: number) => money.format(value);

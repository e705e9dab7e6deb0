import { save } from './download';

export type Cell = string | number;

/** A table as RFC 4180 has it. Text that a spreadsheet would take for a formula is quoted as text. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows]
    .map(row => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function cell(value: Cell): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function saveCsv(name: string, header: readonly string[], rows: readonly (readonly Cell[])[]): void {
  save(new Blob([csv(header, rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

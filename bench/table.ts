// The table script/bench prints: a figure, the peer or limit it stands beside, and the target of the design.
export interface Row {
  what: string;
  figure: string;
  beside: string;
  target: string;
  met: boolean | null; // null: no target, or one this machine cannot tell
}

export function printTable(rows: readonly Row[]): void {
  const lines = [['what', 'figure', 'beside', 'target', ''], ...rows.map((row) => [row.what, row.figure, row.beside, row.target, row.met === null ? '' : row.met ? 'met' : 'MISSED'])];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of lines) process.stdout.write(`${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}\n`);
}

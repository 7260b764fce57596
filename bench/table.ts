// The table script/bench prints: a figure, the peer or limit it stands beside, and the target of the design.
export interface Row {
  what: string;
  figure: string;
  beside: string; // the peer measured in the same run, or the limit
  ratio: string; // to the peer; '' where there is none
  target: string;
  met: boolean | null; // null: no target
  values: Record<string, unknown>; // for the JSON file: what the words above were made from
}

export function tableOf(rows: readonly Row[]): string {
  const lines = [
    ['what', 'figure', 'beside', 'ratio', 'target', ''],
    ...rows.map((row) => [
      row.what,
      row.figure,
      row.beside,
      row.ratio,
      row.target,
      row.met === null ? '' : row.met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

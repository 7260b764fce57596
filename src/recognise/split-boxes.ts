// One code in a row of boxes, a digit each. The boxes are found by standing together and looking alike; what they are for
// is decided by whoever asks.
import type {FieldDescription} from './describe.ts';

const fewest = 4;
const most = 10;

// For each field the indices of its row, or undefined.
export function findSplitBoxes(fields: readonly FieldDescription[]): (number[] | undefined)[] {
  const rows: (number[] | undefined)[] = fields.map(() => undefined);
  let run: number[] = [];
  const close = (): void => {
    if (run.length >= fewest && run.length <= most) for (const member of run) rows[member] = run;
    run = [];
  };
  fields.forEach((field, index) => {
    // Hidden inputs and ticks may stand between; they do not part a row.
    if (/^(?:hidden|checkbox|radio|submit|button)$/.test(field.type)) return;
    if (!takesOneCharacter(field)) {
      close();
      return;
    }
    const previous = run.at(-1);
    const before = previous === undefined ? undefined : fields[previous];
    if (before !== undefined && !standTogether(before, field)) close();
    run.push(index);
  });
  close();
  return rows;
}

function takesOneCharacter(field: FieldDescription): boolean {
  if (!/^(?:text|tel|number|password)$/.test(field.type) || field.sight === 'hidden') return false;
  if (field.maxLength === 1 || field.size === 1) return true;
  if (/^\^?(?:\[0-9\]|\\d)(?:\{1\})?\$?$/.test(field.pattern) || (field.type === 'number' && field.max === '9'))
    return true;
  // Some let the first box take a whole pasted code. Then the width tells, with a number in the name.
  const numbered = /\d|digit|ziffer|chiffre|cifra/i.test(`${field.identifiers} ${field.label}`);
  return (
    field.maxLength !== 4 &&
    field.maxLength !== 2 &&
    field.maxLength !== 3 &&
    ((field.width > 0 && field.width <= 72) || field.type === 'number') &&
    numbered
  );
}

function standTogether(one: FieldDescription, other: FieldDescription): boolean {
  return one.type === other.type && other.ancestors.some((ancestor) => one.ancestors.includes(ancestor));
}

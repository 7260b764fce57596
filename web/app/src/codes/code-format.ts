// How a code is written for eyes and for ears.

// Two groups are easier to keep in mind between two windows. Letters and short codes stay as they are.
export function groupCode(code: string): string {
  if (!/^\d{6,9}$/.test(code)) return code;
  const half = code.length === 9 ? 3 : Math.floor(code.length / 2);
  if (code.length === 9) return `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`;
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

// A screen reader says "four hundred eighty-two thousand" unless the digits stand apart.
export function spellCode(code: string): string {
  return Array.from(code).join(' ');
}

export function maskCode(code: string): string {
  return groupCode(code).replace(/[^ ]/g, '•');
}

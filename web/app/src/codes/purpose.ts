// What a message said its code was for. Shown beside every code: a bare code hides what it will be used for.
const words: Record<string, string> = {
  'sign-in': 'sign-in code',
  'sign-up': 'sign-up code',
  reset: 'password reset',
  payment: 'payment',
  notice: 'notice',
};

export function purposeWord(purpose: string | null): string {
  return (purpose && words[purpose]) ?? 'code';
}

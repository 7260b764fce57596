// "Mira is logging in", for the quiet places where it stands. Oneself comes last, and alone it is the sentence.
import type {LoginRequest, Session} from '@latchkey/client';
import {memberName} from '../session/context.ts';

export function whoIsLoggingIn(session: Session, requests: readonly LoginRequest[]): string | undefined {
  const others = requests.filter((request) => !request.mine).map((request) => memberName(session, request.member));
  const [first, ...more] = others;
  if (first === undefined) return requests.length > 0 ? 'You are logging in' : undefined;
  return more.length === 0 ? `${first} is logging in` : `${first} and ${more.length} more are logging in`;
}

// Runs something a member asked for. Trouble becomes a sentence on the screen; what needs the password again asks for it and
// goes on. What is left for the caller is the outcome it has to show.
import type {Refusal, Session, TrustError} from '@latchkey/client';
import {toast} from '../parts/toasts.svelte.ts';
import {elevate} from './reauthentication.svelte.ts';
import {explain, explainTrust} from './sentences.ts';

const refusals: Record<Refusal['kind'], true> = {
  offline: true,
  conflict: true,
  denied: true,
  'elevation-required': true,
  limited: true,
  missing: true,
  invalid: true,
  unavailable: true,
  'signed-out': true,
};

// By name: importing the class would pull the client, and the crypto library with it, into the first load of the page.
function isTrustError(error: unknown): error is TrustError {
  return error instanceof Error && error.name === 'TrustError' && 'problem' in error;
}

function isRefusal(outcome: {kind: string}): outcome is Refusal {
  return Object.hasOwn(refusals, outcome.kind);
}

export async function act<R extends {kind: string}>(
  session: Session,
  operation: () => Promise<R>,
  whyPassword?: string,
): Promise<Exclude<R, Refusal> | undefined> {
  try {
    let outcome = await operation();
    if (outcome.kind === 'elevation-required') {
      if (!(await elevate(session, whyPassword))) return undefined;
      outcome = await operation();
    }
    if (!isRefusal(outcome)) return outcome as Exclude<R, Refusal>;
    toast.problem(explain(outcome));
  } catch (error) {
    toast.problem(
      isTrustError(error)
        ? explainTrust(session, error.problem)
        : 'Something unexpected happened in Latchkey. Nothing was lost; reload the page and try again.',
    );
  }
  return undefined;
}

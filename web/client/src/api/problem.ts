// Problem details (RFC 9457) as the server sends them, and what they mean to whoever asked for a change.
import type {Refusal} from '../outcome.ts';

export type ProblemKind =
  | 'not-found'
  | 'denied'
  | 'elevation-required'
  | 'unauthenticated'
  | 'invalid'
  | 'expired'
  | 'conflict'
  | 'limited'
  | 'unavailable'
  | 'corrupt';

export type Problem = {kind: ProblemKind; status: number; detail: string; pointer: string | null; retryAt: number};

const kinds: readonly ProblemKind[] = [
  'not-found',
  'denied',
  'elevation-required',
  'unauthenticated',
  'invalid',
  'expired',
  'conflict',
  'limited',
  'unavailable',
  'corrupt',
];

// By status, for answers that are no problem details of ours: a proxy in between, mostly.
function kindOf(status: number): ProblemKind {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'denied';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 410:
      return 'expired';
    case 413:
    case 429:
      return 'limited';
    default:
      return status >= 500 ? 'unavailable' : 'invalid';
  }
}

export function parseProblem(status: number, body: string, retryAfter: string | null, now: number): Problem {
  let source: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) source = parsed as Record<string, unknown>;
  } catch {
    // Not JSON: the status alone speaks.
  }
  const named = kinds.find((kind) => source['type'] === `urn:latchkey:problem:${kind}`);
  const seconds = retryAfter !== null && /^[0-9]{1,6}$/.test(retryAfter) ? Number(retryAfter) : 10;
  return {
    kind: named ?? kindOf(status),
    status,
    detail: typeof source['detail'] === 'string' ? source['detail'] : `status ${status}`,
    pointer: typeof source['pointer'] === 'string' ? source['pointer'] : null,
    retryAt: now + seconds * 1000,
  };
}

export function refusalOf(failure: {kind: 'problem'; problem: Problem} | {kind: 'no-answer'}): Refusal {
  if (failure.kind === 'no-answer') return {kind: 'offline'};
  const {kind, detail, retryAt} = failure.problem;
  switch (kind) {
    case 'conflict':
    case 'denied':
    case 'invalid':
    case 'unavailable':
      return {kind, detail};
    case 'elevation-required':
      return {kind};
    case 'limited':
      return {kind, retryAt};
    case 'not-found':
    case 'expired':
      return {kind: 'missing', detail};
    case 'unauthenticated':
      return {kind: 'signed-out'};
    case 'corrupt':
      return {kind: 'unavailable', detail};
  }
}

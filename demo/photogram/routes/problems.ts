// One sentence for each way a code can be refused, and the status that goes with it.
import type {Checked, Sent} from '../sent-codes.ts';

type Refused = Exclude<Checked, {kind: 'accepted'}>['kind'];

export const refusal: Record<Refused, string> = {
  wrong: 'Please check the code and try again.',
  expired: 'This code has expired or was used before. Ask for a new one.',
  'too-many': 'Too many tries. Ask for a new code.',
  wait: 'Please wait a few minutes before you try again.',
};

export const statusOf = (kind: Refused): number => (kind === 'too-many' || kind === 'wait' ? 429 : 422);

export const sendingProblem: Record<Exclude<Sent['kind'], 'sent'>, string> = {
  'not-delivered': "We couldn't send a code there. Check it and try again.",
  wait: 'You have asked for many codes. Please wait a few minutes before you try again.',
};

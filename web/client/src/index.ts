// @latchkey/client: the product without a screen. Everything a screen, an extension or a script uses is exported here;
// createClient(platform) is where to begin.
export type {Bytes} from './bytes.ts';
export type * from './ids.ts';
export type * from './interface/accounts.ts';
export type * from './interface/activity.ts';
export type * from './interface/admin.ts';
export type * from './interface/client.ts';
export type * from './interface/codes.ts';
export type * from './interface/inbox.ts';
export type * from './interface/members.ts';
export type * from './interface/session.ts';
export type * from './outcome.ts';
export type * from './platform.ts';
export type {KeyProblem} from './otp/secret.ts';
export type {OtpUriProblem} from './otp/otpauth-uri.ts';
export {sentenceOf as otpSentenceOf} from './otp/problem.ts';
export {Store, type Readable} from './store.ts';
export {TrustError, type TrustProblem} from './trust/trust-problem.ts';

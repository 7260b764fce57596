// An entry of the activity log as the end of a sentence that begins with who did it.
import type {ActivityEntry, MemberId, Session} from '@latchkey/client';
import {accountNameById, memberName} from '../session/context.ts';

// {account} and {subject} are filled in; kinds this list does not know are shown as they are.
const sentences: Record<string, string> = {
  'account-created': 'added {account}',
  'account-deleted': 'moved {account} to the trash',
  'account-restored': 'restored {account}',
  'record-changed': 'changed the {subject} of {account}',
  'record-written': 'changed the {subject} of {account}',
  'record-deleted': 'removed the {subject} of {account}',
  'grant-given': 'shared {account} with {subject}',
  'grant-changed': 'changed the access of {subject} to {account}',
  'grant-ended': 'ended the access of {subject} to {account}',
  'account-rotated': 'changed the keys of {account}',
  'keys-rotated': 'changed the keys of {account}',
  'recovery-viewed': 'viewed the recovery codes of {account}',
  'recovery-code-copied': 'copied a recovery code of {account}',
  'password-viewed': 'viewed the password of {account}',
  'password-copied': 'copied the password of {account}',
  'totp-copied': 'copied a code of {account}',
  'code-copied': 'copied a code that arrived for {account}',
  'message-viewed': 'opened a message of {account}',
  'message-used': 'used a code that arrived for {account}',
  'message-deleted': 'deleted a message of {account}',
  'number-reserved': 'reserved the phone number {subject} for {account}',
  'number-confirmed': 'created the phone number {subject} of {account}',
  'number-released': 'released the phone number {subject} of {account}',
  'address-reserved': 'reserved the email address {subject} for {account}',
  'address-confirmed': 'created the email address {subject} of {account}',
  'address-released': 'released the email address {subject} of {account}',
  'number-added': 'added the phone number {subject}',
  'number-removed': 'removed the phone number {subject}',
  'number-source-added': 'added the number source {subject}',
  'number-source-removed': 'removed the number source {subject}',
  'source-added': 'added the number source {subject}',
  'source-removed': 'removed the number source {subject}',
  'mail-domain-added': 'added the mail domain {subject}',
  'mail-domain-removed': 'removed the mail domain {subject}',
  'workspace-founded': 'founded the workspace',
  'workspace-renamed': 'renamed the workspace',
  'member-joined': 'joined the workspace',
  'member-role-changed': 'changed the role of {subject}',
  'member-ended': 'ended the membership of {subject}',
  'member-renamed': 'changed their name',
  'invitation-created': 'invited {subject}',
  'invitation-withdrawn': 'withdrew an invitation',
  'invitation-accepted': 'accepted an invitation',
  'signed-in': 'signed in',
  'session-started': 'signed in',
  'sign-in': 'signed in',
  'session-ended': 'ended a session',
  'credentials-changed': 'changed their password',
};

const recordWords: Record<string, string> = {
  profile: 'details',
  password: 'password',
  totp: 'authenticator',
  recovery: 'recovery codes',
  'private-note': 'private note',
};

function subjectWord(session: Session, subject: string | null): string {
  if (subject === null) return 'somebody';
  const member = /^[a-z2-7]{26}$/.test(subject) ? session.members.get(subject as MemberId) : undefined;
  if (member) return memberName(session, member.id).replace(/^You$/, 'you');
  return recordWords[subject] ?? subject;
}

export function describeActivity(session: Session, entry: ActivityEntry, onAccountPage: boolean): string {
  const account = onAccountPage
    ? 'this account'
    : entry.account
      ? accountNameById(session, entry.account)
      : 'an account';
  const sentence = sentences[entry.kind];
  if (sentence)
    return sentence.replace('{account}', () => account).replace('{subject}', () => subjectWord(session, entry.subject));
  const words = entry.kind.replaceAll('-', ' ');
  return [words, entry.subject ? subjectWord(session, entry.subject) : '', entry.account ? account : '']
    .filter(Boolean)
    .join(', ');
}

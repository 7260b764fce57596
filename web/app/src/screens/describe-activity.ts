// An entry of the activity log as the end of a sentence that begins with who did it.
import type {ActivityEntry, MemberId, Session} from '@latchkey/client';
import {accountNameById, memberName} from '../session/context.ts';

// {account} and {subject} are filled in; kinds this list does not know are shown as they are.
const sentences: Record<string, string> = {
  'access-ended': 'ended the access of {subject} to {account}',
  'access-granted': 'shared {account} with {subject}',
  'account-created': 'added {account}',
  'account-deleted': 'moved {account} to the trash',
  'account-purged': 'deleted an account whose 30 days in the trash were over',
  'account-restored': 'restored {account}',
  'address-confirmed': 'created the email address {subject} of {account}',
  'address-expired': 'took back the email address {subject} of {account}, which nobody confirmed',
  'address-released': 'released the email address {subject} of {account}',
  'address-reserved': 'reserved the email address {subject} for {account}',
  'code-copied': 'copied a code that arrived for {account}',
  'code-used': 'used a code that arrived for {account}',
  'credentials-changed': 'changed their password',
  'device-approved': 'approved the device {subject}',
  'device-ended': 'ended the device {subject}',
  'invitation-withdrawn': 'withdrew an invitation',
  'keys-rotated': 'changed the keys of {account}',
  'login-ended': 'ended a login to {account}',
  'login-opened': 'began to log in to {account} on {subject}',
  'mail-domain-added': 'added the mail domain {subject}',
  'mail-domain-removed': 'removed the mail domain {subject}',
  'member-admitted': 'compared keys with {subject} and counter-signed them',
  'member-changed': 'changed the membership of {subject}',
  'member-ended': 'ended the membership of {subject}',
  'member-invited': 'made an invitation',
  'member-joined': 'joined the workspace',
  'message-deleted': 'deleted a message of {account}',
  'number-added': 'added the phone number {subject}',
  'number-confirmed': 'created the phone number {subject} of {account}',
  'number-expired': 'took back the phone number {subject} of {account}, which nobody confirmed',
  'number-released': 'released the phone number {subject} of {account}',
  'number-removed': 'removed the phone number {subject}',
  'number-reserved': 'reserved the phone number {subject} for {account}',
  'password-copied': 'copied the password of {account}',
  'password-viewed': 'viewed the password of {account}',
  'record-changed': 'changed the {subject} of {account}',
  'record-removed': 'removed the {subject} of {account}',
  'recovery-code-copied': 'copied a recovery code of {account}',
  'recovery-viewed': 'viewed the recovery codes of {account}',
  'session-ended': 'ended the session on {subject}',
  'signed-in': 'signed in on {subject}',
  'source-added': 'added a number source',
  'source-removed': 'removed a number source',
  'step-used': 'used a code of {account}',
  'totp-copied': 'copied a code of {account}',
  'whole-viewed': 'opened a message of {account}',
  'workspace-founded': 'founded the workspace',
  'workspace-renamed': 'named the workspace {subject}',
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

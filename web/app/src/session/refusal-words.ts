// What the server says in three words for its log, as a sentence for the person whose act it refused. Only what a person can
// bring about stands here; the rest is a defect or an attack, and its kind says enough.
const sentences = new Map<string, string>([
  ['account: role', 'Only an Account Owner can do this.'],
  ['account: trash', 'Its 30 days in the trash are over.'],
  ['account: not in the trash', 'This account is not in the trash any more.'],
  ['grant: a guest owns no account', 'A Guest can be a Collaborator only.'],
  ['grant: end in the past', 'The end is in the past.'],
  ['grant: last owner', 'An account needs an Account Owner. Name another one first.'],
  ['grant: the member has ended', 'They are no longer a member.'],
  ['record: size', 'This is too long to be kept.'],
  ['member: role', 'Your role in the workspace does not allow this.'],
  ['member: last owner', 'A workspace needs a Workspace Owner. Appoint another one first.'],
  ['member: owns accounts', 'They own accounts, and a Guest cannot. Their accounts need another Account Owner first.'],
  [
    'member: only owner of an account',
    'They are the only Account Owner of an account. They have to name another one first.',
  ],
  ['member: ended', 'They are no longer a member.'],
  ['member: an owner has no end time', 'A Workspace Owner has no end time.'],
  ['member: end in the past', 'The end is in the past.'],
  ['member: email', 'This is not a mail address.'],
  ['member: name', 'A name has 1 to 100 characters.'],
  ['workspace: name', 'A name has 1 to 100 characters.'],
  ['invitation: not open', 'This invitation was used, withdrawn or is too old.'],
  ['invitation: used', 'This invitation was used already.'],
  ['source: name', 'A name has 1 to 100 characters.'],
  ["source: twilio's auth token is needed", 'Twilio signs with its Auth Token. Enter it.'],
  ['source: numbers come from it', 'Numbers come from this source. Remove them first.'],
  ['number: not E.164', 'A phone number begins with + and its country code.'],
  ['number: in a pool already', 'This number is in a pool already.'],
  ['number: an account holds it', 'An account holds this number.'],
  ['numbers: in use', 'This number is in use.'],
  ['numbers: reservation', 'The number went back to the pool: nobody confirmed it for 24 hours. Reserve one again.'],
  ['addresses: in use', 'This address is in use.'],
  ['addresses: reservation', 'The address was taken back: nobody confirmed it for 24 hours. Make one again.'],
  ['mail domain: taken', 'This domain is in use already.'],
  ['mail domain: in use', 'Addresses at this domain are in use.'],
  ['mail domain: not a domain name in lower case', 'This is not a domain name, for example codes.example.com.'],
]);

export function refusalWords(detail: string): string | undefined {
  return sentences.get(detail);
}

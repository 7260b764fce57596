// Where a password or a code may go: the origins an account lists, over https, or over plain http on this very machine.

export function fillableOrigin(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  const local = url.hostname === 'localhost' || url.hostname.endsWith('.localhost');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return undefined;
  return url.origin;
}

export function originsOf(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map(fillableOrigin).filter((origin) => origin !== undefined))];
}

// What the browser is asked for. Match patterns know no port in every browser, so a pattern is wider than the origin; what
// may be filled is decided by the origin.
export function permissionFor(origin: string): string {
  const {protocol, hostname} = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

// A message that says which site its code is for (`@example.com #123456`) is for that host and those below it.
export function boundDomainFits(boundDomain: string | null, origin: string): boolean {
  if (boundDomain === null) return true;
  const bound = boundDomain.toLowerCase().replace(/^@/, '').replace(/\.$/, '');
  const host = new URL(origin).hostname.toLowerCase();
  return bound !== '' && (host === bound || host.endsWith(`.${bound}`));
}

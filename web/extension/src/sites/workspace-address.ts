// A workspace's address as people type it, say it or copy it: with or without https, with spaces, with what follows the host.
import {fillableOrigin} from './origins.ts';

export function workspaceOrigin(typed: string): string | undefined {
  const address = typed.replaceAll(/\s+/g, '');
  if (address === '') return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return fillableOrigin(address);
  const host = /^[^/?#:]*/.exec(address)?.[0].toLowerCase() ?? '';
  // What runs on this very machine has no certificate.
  const local = host === 'localhost' || host.endsWith('.localhost');
  const url = `${local ? 'http' : 'https'}://${address}`;
  // A word is no address; neither is a mail address, of which a browser would make a host with a user in front.
  return local || (/[.:]/.test(address) && !address.includes('@')) ? fillableOrigin(url) : undefined;
}

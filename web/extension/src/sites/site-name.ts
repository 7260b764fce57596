// What a site may be called, by its address: somebody looks at it before it is saved.

const doors = /^(?:www\d*|m|my|app|apps|web|login|signin|sign-in|auth|sso|id|account|accounts|secure|portal)$/;

export function siteName(origin: string): string {
  const {hostname, host} = new URL(origin);
  if (/^[\d.]+$|^\[/.test(hostname) || !hostname.includes('.')) return host;
  const names = hostname.split('.');
  while (names.length > 2 && doors.test(names[0] ?? '')) names.shift();
  const name = names[0] ?? hostname;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

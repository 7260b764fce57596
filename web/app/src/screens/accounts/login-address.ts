// A login address is where a password goes: https, or plain http on this very machine.
export type LoginAddress = {url: string; host: string; problem?: undefined} | {problem: string; url?: undefined};

export function parseLoginAddress(text: string): LoginAddress {
  const typed = text.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  let url: URL;
  try {
    url = new URL(whole);
  } catch {
    return {problem: 'This is not an address. It looks like https://photogram.example/login.'};
  }
  const local = url.hostname === 'localhost' || url.hostname.endsWith('.localhost') || url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
    return {problem: 'Only https addresses are safe for a password.'};
  if (url.username || url.password) return {problem: 'An address with a user name in it is not taken.'};
  if (!local && !url.hostname.includes('.')) return {problem: 'This address has no domain.'};
  return {url: url.href, host: url.host};
}

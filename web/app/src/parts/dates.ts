// Times in the reader's language and time zone.
const full = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium'});
const ago = new Intl.RelativeTimeFormat(undefined, {numeric: 'auto', style: 'narrow'});

export function absolute(at: number): string {
  return full.format(at);
}

export function date(at: number): string {
  return day.format(at);
}

export function relative(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const away = Math.abs(seconds);
  if (away < 45) return ago.format(0, 'second');
  if (away < 3600) return ago.format(Math.trunc(seconds / 60) || Math.sign(seconds), 'minute');
  if (away < 86_400) return ago.format(Math.trunc(seconds / 3600), 'hour');
  if (away < 7 * 86_400) return dayAndTime.format(at);
  return day.format(at);
}

// Whom a mail says it is from, taken apart for two lines: the name people know first, the address in full below it. Where
// there is no name, or one that is itself an address and could pass for the sender's, the address stands alone.
export type Sender = {name: string | undefined; address: string};

export function parseSender(from: string): Sender {
  const parts = /^\s*(.*?)\s*<([^<>]+)>\s*$/s.exec(from);
  if (!parts) return {name: undefined, address: from.trim()};
  const address = (parts[2] ?? '').trim();
  const name = (parts[1] ?? '').replace(/^"(.*)"$/s, '$1').trim();
  return {name: name === '' || name.includes('@') ? undefined : name, address};
}

// The Emergency Kit as lines, as a text file and as a page of its own that prints without Latchkey.
import type {EmergencyKit} from '@latchkey/client';

export type KitLine = {name: string; value: string; code: boolean; copy: boolean};

export function kitLines(kit: EmergencyKit): KitLine[] {
  return [
    {name: 'Secret Key', value: kit.secretKey, code: true, copy: true},
    {name: 'Sign-in link', value: kit.signInLink, code: true, copy: true},
    {name: 'Name', value: kit.name, code: false, copy: false},
    {name: 'Mail address', value: kit.email, code: false, copy: false},
    {name: 'Server', value: kit.server, code: true, copy: false},
    {name: 'Member', value: kit.member, code: true, copy: false},
    {name: 'Fingerprint', value: kit.fingerprint, code: true, copy: false},
    {name: 'Kit version', value: String(kit.version), code: false, copy: false},
  ];
}

const advice =
  'Open the sign-in link, enter the Secret Key and your password. Keep this page where nobody but you finds it. ' +
  'Without it and your password nobody can let you in again, not even whoever runs the server.';

export function kitAsText(kit: EmergencyKit): string {
  const lines = kitLines(kit).map(({name, value}) => `${`${name}:`.padEnd(15)}${value}`);
  return [
    `Latchkey Emergency Kit: ${kit.workspaceName}`,
    '',
    ...lines,
    'Password:      ____________________',
    '',
    advice,
    '',
  ].join('\n');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
}

export function kitAsHtml(kit: EmergencyKit): string {
  const rows = kitLines(kit).map(
    ({name, value, code}) =>
      `<tr><th>${escapeHtml(name)}</th><td${code ? ' class="code"' : ''} dir="auto">${escapeHtml(value)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Latchkey Emergency Kit: ${escapeHtml(kit.workspaceName)}</title>
<style>
body { font: 12pt/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #14201b; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #b9c4bf; padding: .5rem .75rem; text-align: start; vertical-align: top; }
th { white-space: nowrap; width: 1%; }
.code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
</style>
<h1>Latchkey Emergency Kit</h1>
<p dir="auto">${escapeHtml(kit.workspaceName)}</p>
<table>
${rows.join('\n')}
<tr><th>Password</th><td>&nbsp;</td></tr>
</table>
<p>${escapeHtml(advice)}</p>
</html>
`;
}

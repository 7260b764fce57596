// What Photogram says by SMS and mail.
import {markup} from './pages/markup.ts';
import type {User} from './store.ts';

const grouped = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

// The last line binds the code to our pages: https://wicg.github.io/sms-one-time-codes/
export const textMessage = (code: string, host: string): string =>
  `${grouped(code)} is your Photogram code. Don't share it.\n\n@${host} #${code}`;

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

function mail(user: User, subject: string, before: string, code: string, after: string): Mail {
  return {
    subject,
    text: `Hi ${user.username},\n\n${before}\n\n${code}\n\n${after}\n\nThe Photogram team\n`,
    html: markup`<!doctype html><html lang="en"><body style="margin:0;background:#f5f3f7;font-family:Helvetica,Arial,sans-serif;color:#1d1626">
<table role="presentation" width="100%"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="440" style="background:#ffffff;border-radius:16px"><tr><td style="padding:32px">
<p style="margin:0 0 24px;font-size:24px;font-weight:bold;color:#c02672">Photogram</p>
<p>Hi ${user.username},</p><p>${before}</p>
<p style="font-size:32px;letter-spacing:6px;font-weight:bold;text-align:center;margin:24px 0">${code}</p>
<p>${after}</p><p>The Photogram team</p></td></tr></table></td></tr></table></body></html>`.text,
  };
}

export const suspiciousLoginMail = (user: User, code: string): Mail =>
  mail(
    user,
    'Suspicious login: verify your Photogram account',
    'Someone tried to log in to your Photogram account. If this was you, enter this code to finish logging in:',
    code,
    "The code is good for ten minutes. If it wasn't you, change your password to keep your account safe.",
  );

export const confirmAddressMail = (user: User, code: string): Mail =>
  mail(
    user,
    `${code} is your Photogram code`,
    'Someone asked to use this email address for a Photogram account. If this was you, enter this code to confirm it:',
    code,
    "The code is good for ten minutes. If it wasn't you, there is nothing to do.",
  );

// The mail every mail figure is made with: what a service sends, text and HTML, about 3 kB.
const boundary = 'part-of-a-sign-in-mail';

export function signInMail(to: string, code = '482913'): string {
  const cell = 'font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;color:#1b1f24;padding:16px 24px';
  const paragraphs = [
    'Somebody, hopefully you, is signing in to Orchard from a browser we have not seen before.',
    `Your sign-in code is ${code}. It is good for ten minutes.`,
    'If this was not you, change your password. We never ask for this code on the telephone.',
    'Orchard Fruit Trading, 12 Quay Street, Northwind. You get this mail because you have an account with us.',
  ];
  const rows = paragraphs.map((text) => `<tr><td style="${cell}">${text.replace(code, `<b>${code}</b>`)}</td></tr>`);
  return [
    'From: Orchard <no-reply@orchard.example>',
    `To: ${to}`,
    'Subject: Your Orchard sign-in code',
    'Date: Mon, 3 Aug 2026 10:00:00 +0000',
    'Message-ID: <20260803100000.482913@orchard.example>',
    'MIME-Version: 1.0',
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=orchard.example; s=mail; h=from:to:subject:date;',
    ' bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=dGhpcyBpcyBub3QgYSBzaWduYXR1cmUgb2YgYW55Ym9keQ==',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...paragraphs.flatMap((text) => [text, '']),
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    '<!doctype html><html><head><meta charset="utf-8"><title>Your code</title></head>',
    '<body style="margin:0;background:#f6f8fa"><table role="presentation" width="100%" cellpadding="0" cellspacing="0">',
    ...rows,
    '</table></body></html>',
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

#!/usr/bin/env python3
"""Writes the sample mails beside this file: NAME.eml and what must come out of it, NAME.json.

What is expected is written down here by hand and encoded into the mail by Python, so the two sides of a sample do not
come from the program under test. Run it after changing a sample; the result is committed.
"""
import base64
import json
import pathlib
import quopri

HERE = pathlib.Path(__file__).parent
HEAD = 'Date: Wed, 1 May 2024 10:00:00 +0200\r\nMessage-ID: <sample@photogram.example>\r\nMIME-Version: 1.0\r\n'
FROM = 'From: Photogram <security@photogram.example>\r\nTo: brand@codes.example\r\n'
DATE = 1714550400000


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=').decode()


def word(text, charset, encoding='B'):
    data = text.encode(charset)
    if encoding == 'B':
        body = base64.b64encode(data).decode()
    else:
        body = ''.join('_' if b == 32 else chr(b) if chr(b).isalnum() and b < 128 else f'={b:02X}' for b in data)
    return f'=?{charset}?{encoding}?{body}?='


def sample(name, mail, refused=None, **expected):
    data = mail if isinstance(mail, bytes) else mail.encode()
    (HERE / f'{name}.eml').write_bytes(data)
    if refused:
        out = {'refused': refused}
    else:
        out = {'from': {'name': 'Photogram', 'address': 'security@photogram.example'},
               'to': [{'name': '', 'address': 'brand@codes.example'}], 'subject': '', 'date': DATE,
               'message_id': 'sample@photogram.example', 'text': None, 'html': None, 'attachments': [], 'charsets': [],
               'one_time_code_header': None, 'otp_token_header': None, 'authentication_results': None, 'problems': []}
        assert set(expected) <= set(out), set(expected) - set(out)
        out.update(expected)
        out = {'mail': out}
    (HERE / f'{name}.json').write_text(json.dumps(out, ensure_ascii=False, indent=1) + '\n')


def attachment(name, type_, data):
    return {'name': name, 'type': type_, 'content': b64(data)}


def simple(name, text, charset, encoding, subject, **more):
    """One text part, its subject as an encoded word of the same charset."""
    data = text.encode(charset)
    if encoding == 'base64':
        body = base64.encodebytes(data).replace(b'\n', b'\r\n')
    elif encoding == 'quoted-printable':
        body = quopri.encodestring(data).replace(b'\n', b'\r\n')
    else:
        body = data.replace(b'\n', b'\r\n')
    label = more.pop('label', charset)
    head = (f'{FROM}Subject: {word(subject, charset).replace(charset, label)}\r\n{HEAD}'
            f'Content-Type: text/plain; charset={label}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n')
    sample(name, head.encode() + body, subject=subject, text=text, charsets=[label.lower()], **more)


def multipart(subtype, boundary, *parts, headers=''):
    head = f'{FROM}Subject: Your code\r\n{HEAD}{headers}Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n\r\n'
    return head + body_of(boundary, *parts)


def body_of(boundary, *parts):
    return ''.join(f'--{boundary}\r\n{part}\r\n' for part in parts) + f'--{boundary}--\r\n'


PLAIN = 'Content-Type: text/plain; charset=utf-8\r\n\r\n'
HTML = 'Content-Type: text/html; charset=utf-8\r\n\r\n'
CODE = 'Your code is 482913'

# Charsets and transfer encodings.
sample('plain', f'{FROM}Subject: Your code\r\n{HEAD}\r\n{CODE}\r\n', subject='Your code', text=CODE + '\n')
simple('utf8_base64', 'Tu código es 482913 — caduca en diez minutos 🕙\n', 'utf-8', 'base64', 'Código: 482913 🔑')
simple('utf8_quoted_printable', 'Zażółć gęślą jaźń: 482913\n', 'utf-8', 'quoted-printable', 'Gęślą 482913')
simple('utf8_8bit', 'Ваш код: 482913\n', 'utf-8', '8bit', 'Ваш код')
simple('iso_2022_jp', '認証コードは 482913 です。\n十分間有効です。\n', 'iso-2022-jp', '7bit', '認証コードのお知らせ')
simple('shift_jis', '確認コード：482913（①回のみ）ｺｰﾄﾞ\n', 'cp932', 'base64', '確認コード', label='Shift_JIS')
simple('euc_jp', '確認コードは482913です\n', 'euc-jp', '8bit', '確認コード')
simple('gb18030', '您的验证码是 482913，请勿泄露。㐀\n', 'gb18030', 'base64', '验证码')
simple('gb2312_is_gbk', '您的驗證碼是 482913\n', 'gbk', 'quoted-printable', '您的驗證碼', label='gb2312')
simple('big5', '您的驗證碼為 482913，請於十分鐘內輸入。\n', 'big5', '8bit', '驗證碼通知')
simple('euc_kr', '인증번호는 482913 입니다.\n', 'euc-kr', 'base64', '인증번호')
simple('koi8_r', 'Ваш код подтверждения: 482913\n', 'koi8-r', '8bit', 'Код подтверждения')
simple('koi8_u', 'Ваш код підтвердження: 482913 ґ\n', 'koi8-u', 'quoted-printable', 'Код підтвердження')
simple('windows_1251', 'Код для входа: 482913\n', 'windows-1251', 'base64', 'Вход')
simple('windows_1256', 'رمز التحقق الخاص بك هو 482913\n', 'windows-1256', 'base64', 'رمز التحقق')
simple('windows_1255', 'קוד האימות שלך הוא 482913\n', 'windows-1255', 'quoted-printable', 'קוד אימות')
simple('windows_874', 'รหัสยืนยันของคุณคือ 482913\n', 'cp874', 'base64', 'รหัสยืนยัน', label='tis-620')
simple('iso_8859_7', 'Ο κωδικός σας είναι 482913\n', 'iso-8859-7', '8bit', 'Κωδικός')
simple('iso_8859_9', 'Doğrulama kodunuz: 482913 ışığı\n', 'iso-8859-9', 'quoted-printable', 'Doğrulama')
simple('iso_8859_2', 'Ověřovací kód: 482913 ř\n', 'iso-8859-2', '8bit', 'Ověřovací kód')
simple('utf_16', 'Code 482913 ✓\n', 'utf-16', 'base64', 'Code ✓')
sample('latin1_means_windows_1252', (FROM + 'Subject: =?iso-8859-1?Q?=80_5?=\r\n' + HEAD +
       'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n').encode() +
       b'\x93Code\x94 482913 \x97 \x80 5\r\n', subject='€ 5', text='“Code” 482913 — € 5\n', charsets=['iso-8859-1'])
sample('unknown_charset', (FROM + 'Subject: =?x-klingon?Q?caf=E9?=\r\n' + HEAD +
       'Content-Type: text/plain; charset=x-klingon\r\nContent-Transfer-Encoding: 8bit\r\n\r\n').encode() +
       b'caf\xe9 482913\r\n', subject='café', text='café 482913\n', charsets=['x-klingon'], problems=['unknown-charset'])
sample('utf7_stays_letters', f'{FROM}Subject: =?utf-7?Q?+ADw-script+AD4-?=\r\n{HEAD}'
       'Content-Type: text/html; charset=utf-7\r\n\r\n+ADw-script+AD4-alert(1)+ADw-/script+AD4- 482913\r\n',
       subject='+ADw-script+AD4-', html='+ADw-script+AD4-alert(1)+ADw-/script+AD4- 482913\n', charsets=['utf-7'],
       problems=['unknown-charset'])
sample('utf8_that_is_not', (FROM + 'Subject: Your code\r\n' + HEAD +
       'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n').encode() +
       b'ok \xff\xc3 482913 \xe2\x82 end\r\n', subject='Your code', text='ok \ufffd\ufffd 482913 \ufffd end\n',
       charsets=['utf-8'], problems=['undecodable-bytes'])
sample('ascii_that_is_utf8', (FROM + 'Subject: Your code\r\n' + HEAD +
       'Content-Type: text/plain; charset=us-ascii\r\n\r\nCódigo 482913\r\n').encode(), subject='Your code',
       text='Código 482913\n', charsets=['us-ascii'])

# Headers.
sample('smtputf8', ('From: Jürgen Müller <jürgen@müller.example>\r\nTo: ブランド <brand@codes.example>\r\n'
       f'Subject: Ihr Code für Übersee\r\n{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n482913\r\n').encode(),
       **{'from': {'name': 'Jürgen Müller', 'address': 'jürgen@müller.example'}},
       to=[{'name': 'ブランド', 'address': 'brand@codes.example'}], subject='Ihr Code für Übersee', text='482913\n',
       charsets=['utf-8'])
sample('address_in_punycode', f'From: Müller <code@xn--mller-kva.example>\r\nTo: brand@codes.example\r\nSubject: Code\r\n{HEAD}'
       'Content-Type: text/plain; charset=utf-8\r\n\r\n482913\r\n',
       **{'from': {'name': 'Müller', 'address': 'code@müller.example'}}, subject='Code', text='482913\n',
       charsets=['utf-8'])
sample('names_in_latin1', (f'From: M\xfcller <code@photogram.example>\r\nTo: brand@codes.example\r\nSubject: Best\xe4tigung\r\n{HEAD}'
       'Content-Type: text/plain; charset=iso-8859-1; name="\xfcber.txt"\r\n\r\n482913\r\n').encode('latin-1'),
       **{'from': {'name': 'Müller', 'address': 'code@photogram.example'}}, subject='Bestätigung', text='482913\n',
       charsets=['iso-8859-1'])
split = '認証コードのお知らせ'.encode('utf-8')
sample('words_cut_inside_a_character', FROM + 'Subject: =?utf-8?B?' + base64.b64encode(split[:10]).decode() + '?=\r\n =?utf-8?B?' +
       base64.b64encode(split[10:]).decode() + '?=\r\n' + HEAD + '\r\n482913\r\n', subject='認証コードのお知らせ', text='482913\n')
sample('names_with_words_and_groups', 'From: "=?utf-8?Q?M=C3=BCnz=2C_Ana?=" <ana@photogram.example>\r\n'
       'To: Team: =?iso-8859-2?Q?Nov=E1k?= <novak@codes.example>, mira@codes.example;, "Last, First" <lf@codes.example>\r\n'
       f'Subject: =?utf-8?q?Your_code?= and\r\n\tmore\r\n{HEAD}\r\n482913\r\n',
       **{'from': {'name': 'Münz, Ana', 'address': 'ana@photogram.example'}},
       to=[{'name': 'Novák', 'address': 'novak@codes.example'}, {'name': '', 'address': 'mira@codes.example'},
           {'name': 'Last, First', 'address': 'lf@codes.example'}], subject='Your code and more', text='482913\n')
sample('several_from', f'From: service@bank.example\r\n{FROM}Subject: x\r\n{HEAD}\r\n482913\r\n',
       **{'from': {'name': '', 'address': 'service@bank.example'}}, subject='x', text='482913\n', problems=['several-from'])
sample('bad_date_no_from', 'To: brand@codes.example\r\nSubject: x\r\nDate: soon\r\n\r\n482913\r\n', **{'from': None},
       date=None, message_id='', subject='x', text='482913\n', problems=['bad-date', 'no-from'])
sample('direction_tricks', (f'From: "\u202eknab ruoY" <a@photogram.example>\r\nTo: brand@codes.example\r\nSubject: a\x08b\x0bc\r\n{HEAD}'
       'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n' + PLAIN + '482913\r\n--b\r\nContent-Type: application/pdf;\r\n'
       ' name="../../etc/\u202efdp.exe"\r\n\r\nx\r\n--b--\r\n').encode(),
       **{'from': {'name': 'knab ruoY', 'address': 'a@photogram.example'}}, subject='a b c', text='482913', charsets=['utf-8'],
       attachments=[attachment('_.._etc_fdp.exe', 'application/pdf', b'x')])
sample('code_headers', f'{FROM}Subject: x\r\nOne-Time-Code: code=482913; origin=photogram.example\r\n'
       f'OTP-Token: "482913"; origin="https://photogram.example"\r\n{HEAD}\r\n482913\r\n', subject='x', text='482913\n',
       one_time_code_header='code=482913; origin=photogram.example',
       otp_token_header='"482913"; origin="https://photogram.example"')
sample('code_header_twice', f'OTP-Token: "000000"; origin="https://photogram.example"\r\n{FROM}Subject: x\r\n'
       f'OTP-Token: "482913"; origin="https://photogram.example"\r\n{HEAD}\r\nx\r\n', subject='x', text='x\n',
       problems=['repeated-code-header'])
sample('authentication_results', 'Received: from mx.codes.example by latchkey.example with LMTP; Wed, 1 May 2024 10:00:01 +0200\r\n'
       'Received: from out.photogram.example by mx.codes.example; Wed, 1 May 2024 10:00:00 +0200\r\n'
       'Authentication-Results: mx.codes.example; dkim=pass\r\n header.d=photogram.example\r\n'
       'Authentication-Results: MX.codes.example 1; spf=pass\r\n'
       'Authentication-Results: other.example; dkim=pass header.d=bank.example\r\n'
       'Received: from inside by out.photogram.example; Wed, 1 May 2024 09:59:59 +0200\r\n'
       f'Authentication-Results: mx.codes.example; dkim=pass header.d=bank.example\r\n{FROM}Subject: x\r\n{HEAD}\r\nx\r\n',
       subject='x', text='x\n',
       authentication_results='mx.codes.example; dkim=pass header.d=photogram.example\nMX.codes.example 1; spf=pass')
sample('no_headers_at_all', '\r\nYour code is 482913\r\n', **{'from': None}, to=[], date=None, message_id='',
       text='Your code is 482913\n', problems=['no-from'])
sample('empty', b'', refused='mail: not a message')
sample('nul_bytes', (FROM + 'Subject: a code\r\n' + HEAD).encode() + b'\r\nYour\x00 code is\x07 482913\x00\r\n', subject='a code',
       text='Your\ufffd code is 482913\ufffd\n')
sample('bare_line_feeds', (FROM + 'Subject: Your code\r\n' + HEAD + '\r\n' + CODE + '\r\nend\r\n').replace('\r\n', '\n'),
       subject='Your code', text=CODE + '\nend\n')
sample('huge_header_line', f'{FROM}Subject: {"x" * 17000}\r\n{HEAD}\r\n482913\r\n', refused='mail: header line')
sample('huge_headers', FROM + ''.join(f'X-Filler-{i}: {"y" * 900}\r\n' for i in range(300)) + HEAD + '\r\n482913\r\n',
       refused='mail: headers')
sample('nested_groups', 'From: a@photogram.example\r\nTo: ' + 'a:' * 5000 + '\r\n' + HEAD + '\r\n482913\r\n',
       refused='mail: address groups')

# Structure.
sample('alternative', multipart('alternative', 'alt', PLAIN + CODE, HTML + f'<p>{CODE}</p>'), subject='Your code', text=CODE,
       html=f'<p>{CODE}</p>', charsets=['utf-8'])
sample('html_only_meta_charset', (FROM + 'Subject: Your code\r\n' + HEAD + 'Content-Type: text/html\r\n'
       'Content-Transfer-Encoding: 8bit\r\n\r\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
       '</head><body>').encode() + 'Ваш код 482913'.encode('cp1251') + b'</body></html>\r\n', subject='Your code',
       html='<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>Ваш код 482913</body></html>\n')
png = bytes(range(256))
sample('related_with_image', multipart('related', 'rel', body_of('alt', PLAIN + CODE, HTML + '<img src="cid:logo">').join(
       ['Content-Type: multipart/alternative; boundary=alt\r\n\r\n', '']),
       'Content-Type: image/png; name="logo.png"\r\nContent-ID: <logo>\r\nContent-Disposition: inline; filename="logo.png"\r\n'
       'Content-Transfer-Encoding: base64\r\n\r\n' + base64.encodebytes(png).decode().replace('\n', '\r\n')),
       subject='Your code', text=CODE, html='<img src="cid:logo">', charsets=['utf-8'],
       attachments=[attachment('logo.png', 'image/png', png)])
sample('attachment_names', multipart('mixed', 'mix', PLAIN + CODE,
       "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf\r\n\r\na",
       "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*0*=iso-2022-jp''%1B%24B%40A5;\r\n"
       " filename*1*=a%3Dq%1B%28B; filename*2=.pdf\r\n\r\nb",
       'Content-Type: application/pdf; name="=?koi8-r?B?' + base64.b64encode('счёт.pdf'.encode('koi8-r')).decode() + '?="\r\n\r\nc',
       'Content-Type: text/plain; charset=us-ascii\r\nContent-Disposition: attachment; filename=backup codes.txt\r\n\r\nd',
       'Content-Type: x/<script>; name=".hidden\tname"\r\n\r\ne'),
       subject='Your code', text=CODE, charsets=['utf-8'], attachments=[
           attachment('請求書.pdf', 'application/pdf', b'a'), attachment('請求書.pdf', 'application/pdf', b'b'),
           attachment('счёт.pdf', 'application/pdf', b'c'), attachment('backup codes.txt', 'text/plain', b'd'),
           attachment('hidden name', 'application/octet-stream', b'e')])
sample('calendar', multipart('alternative', 'alt', PLAIN + 'Meeting at ten', HTML + '<b>Meeting</b>',
       'Content-Type: text/calendar; charset=utf-8; method=REQUEST; name=invite.ics\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR'),
       subject='Your code', text='Meeting at ten', html='<b>Meeting</b>', charsets=['utf-8'],
       attachments=[attachment('invite.ics', 'text/calendar', b'BEGIN:VCALENDAR\r\nEND:VCALENDAR')])
sample('signed', multipart('signed; protocol="application/pkcs7-signature"; micalg=sha-256', 'sig', PLAIN + CODE,
       'Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n'
       'Content-Disposition: attachment; filename=smime.p7s\r\n\r\nMIIB'), subject='Your code', text=CODE, charsets=['utf-8'],
       attachments=[attachment('smime.p7s', 'application/pkcs7-signature', base64.b64decode('MIIB'))])
inner = 'From: x@photogram.example\r\nSubject: inner\r\n\r\nOld code 111111\r\n'
sample('forwarded_message', multipart('mixed', 'mix', PLAIN + CODE, 'Content-Type: message/rfc822; name=old.eml\r\n\r\n' + inner),
       subject='Your code', text=CODE, charsets=['utf-8'], attachments=[attachment('old.eml', 'message/rfc822', inner.encode())])
sample('flowed', f'{FROM}Subject: Your code\r\n{HEAD}Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n'
       'Your sign-in \r\ncode is  \r\n482913\r\n> quoted \r\n> text\r\n  stuffed\r\n-- \r\nPhotogram\r\n', subject='Your code',
       text='Your sign-incode is 482913\n> quotedtext\n stuffed\n-- \nPhotogram\n', charsets=['utf-8'])
sample('footer_of_a_list', multipart('mixed', 'mix', PLAIN + CODE, PLAIN + 'unsubscribe: no'), subject='Your code',
       text=CODE + '\nunsubscribe: no', charsets=['utf-8'])
sample('boundary_that_never_comes', f'{FROM}Subject: Your code\r\n{HEAD}Content-Type: multipart/mixed; boundary=never\r\n\r\n{CODE}\r\n',
       subject='Your code', text=CODE + '\n')
sample('boundary_not_closed', f'{FROM}Subject: Your code\r\n{HEAD}Content-Type: multipart/alternative; boundary=alt\r\n\r\n--alt\r\n{PLAIN}'
       f'{CODE}\r\n--alt\r\n{HTML}<b>{CODE}</b>', subject='Your code', text=CODE, html=f'<b>{CODE}</b>', charsets=['utf-8'])
deep = PLAIN + CODE
for i in range(12):
    deep = f'Content-Type: multipart/mixed; boundary=b{i}x\r\n\r\n' + body_of(f'b{i}x', deep)
sample('nested_twelve', f'{FROM}Subject: Your code\r\n{HEAD}{deep}', subject='Your code', text=CODE, charsets=['utf-8'])
for i in range(12, 40):
    deep = f'Content-Type: multipart/mixed; boundary=b{i}x\r\n\r\n' + body_of(f'b{i}x', deep)
sample('nested_forty', f'{FROM}Subject: Your code\r\n{HEAD}{deep}', refused='mail: depth')
sample('three_hundred_parts', multipart('mixed', 'mix', *[PLAIN + 'x'] * 300), refused='mail: parts')
sample('broken_base64', f'{FROM}Subject: =?utf-8?B?Q29kZ?= =?utf-8?Q?_=3D=4?= =?bad\r\n{HEAD}Content-Type: text/plain; charset=utf-8\r\n'
       'Content-Transfer-Encoding: base64\r\n\r\nWW91ciBjb2Rl!!\r\nIGlzIDQ4MjkxMw\r\n', subject='Cod ==4 =?bad',
       text='Your code is 482913', charsets=['utf-8'])

# What services send beside the plain mail.
sample('alternative_with_empty_text', multipart('alternative', 'alt', PLAIN + ' \r\n', HTML + f'<p>{CODE}</p>'), subject='Your code',
       text=' \n', html=f'<p>{CODE}</p>', charsets=['utf-8'])
sample('soft_breaks_inside_a_code', multipart('alternative', 'alt',
       'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nYour code is 482=\r\n913=20=\r\n',
       'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p sty=\r\nle=3D"color:#333">4=\r\n82=\r\n913</p>'),
       subject='Your code', text='Your code is 482913 ', html='<p style="color:#333">482913</p>', charsets=['utf-8'])
sample('code_in_a_folded_subject', FROM + 'Subject: =?UTF-8?B?' + base64.b64encode('Ваш код для входа: 48'.encode()).decode() +
       '?=\r\n =?UTF-8?B?' + base64.b64encode('2913'.encode()).decode() + f'?=\r\n{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<p></p>\r\n',
       subject='Ваш код для входа: 482913', html='<p></p>\n', charsets=['utf-8'])
sample('html_in_gb18030_says_utf8', (FROM + 'Subject: Your code\r\n' + HEAD + 'Content-Type: text/html; charset=gb18030\r\n'
       'Content-Transfer-Encoding: 8bit\r\n\r\n<meta charset="utf-8">').encode() + '<p>验证码：482913</p>\r\n'.encode('gb18030'),
       subject='Your code', html='<meta charset="utf-8"><p>验证码：482913</p>\n', charsets=['gb18030'])

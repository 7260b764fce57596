import type {EmergencyKit, MemberId, WorkspaceId} from '@latchkey/client';
import {expect, test} from 'vitest';
import {kitAsHtml, kitAsText} from './kit-file.ts';

const kit: EmergencyKit = {
  version: 1,
  server: 'https://latchkey.example',
  workspace: 'w' as WorkspaceId,
  workspaceName: '<b>Brightside</b> & Söhne',
  member: 'm' as MemberId,
  name: 'Mira "M" O\'Konkwo',
  email: 'mira@example.com',
  signInLink: 'https://latchkey.example/sign-in#w.m',
  secretKey: 'LK1-ABCD-EFGH',
  fingerprint: '4f2a 91bc',
};

test('both files hold what signing in takes', () => {
  for (const text of [kitAsText(kit), kitAsHtml(kit)]) {
    expect(text).toContain(kit.secretKey);
    expect(text).toContain(kit.signInLink);
    expect(text).toContain(kit.fingerprint);
    expect(text).toContain(kit.server);
  }
});

test('a name cannot become markup', () => {
  const html = kitAsHtml(kit);
  expect(html).not.toContain('<b>');
  expect(html).toContain('&#60;b&#62;Brightside&#60;/b&#62; &#38; Söhne');
});

// Jo, a Collaborator: the codes, and nothing more.
import {photogramLogin} from '../../world.ts';
import {PhotogramPage} from '../photogram-page.ts';
import {expect} from '../tour.ts';
import {Workspace} from '../workspace.ts';
import {independentCodes} from './authenticator.ts';
import {studio, type Story} from './story.ts';

export async function collaborator({demo, tour}: Story, key: string): Promise<void> {
  const jo = await Workspace.open(tour, demo, demo.world.jo);
  const desk = await PhotogramPage.open(tour, demo.photogram.url, 'browser');
  await tour.step('Jo, a Collaborator, signs in', () => jo.signIn());
  await tour.step("Jo copies Photogram's current code from the card and is in", async () => {
    await desk.enterPassword(photogramLogin);
    await desk.heading('Enter your login code');
    const copied = await jo.copyCode(studio.account);
    const expected = independentCodes(key);
    expect(expected.includes(copied), `${copied} was copied, an independent TOTP says ${expected.join(', ')}`);
    desk.show();
    await desk.type('Security Code', copied);
    await desk.press('Confirm');
    await desk.isIn();
  });
  await tour.step("Jo's Shared Inbox shows service and code, no whole message, no message without a code", async () => {
    await jo.go('Shared Inbox');
    await jo.inboxRow(studio.user, 'SMS', /\d{3}\s?\d{3}/).waitFor();
    await jo.inboxRow(studio.user, 'Email', /\d{3}\s?\d{3}/).waitFor();
    expect((await jo.page.getByText("Don't share it").count()) === 0, 'a Collaborator reads the text of a message');
    expect((await jo.page.getByRole('button', {name: /^View message/}).count()) === 0, 'a Collaborator is offered one');
    expect((await jo.page.getByText('invoice').count()) === 0, 'a Collaborator sees a message without a code');
  });
  await tour.step("Jo's Account Settings offer neither keys nor recovery codes", async () => {
    await jo.openSettings(studio.account);
    for (const name of ['Save Code', 'Add Codes', 'View Codes'])
      expect((await jo.page.getByRole('button', {name}).count()) === 0, `a Collaborator is offered ${name}`);
    expect((await jo.page.getByRole('switch').count()) === 0, 'a Collaborator is offered a number or an address');
  });
}

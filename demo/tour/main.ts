// Drives the whole of setting up MFA at a service, on both sides, as a person would: by the roles and labels on the screens of
// Photogram and of the workspace. Photogram's messages come through the demo carrier and SMTP to the real receivers. Exits 0
// only if every step worked; pictures land in build/tour/.
import {join} from 'node:path';
import {startDemo, type Demo} from '../start.ts';
import {archiveLogin, valueOf} from '../world.ts';
import {addDevice, authenticator} from './chapters/authenticator.ts';
import {autoLogin, autoLoginByMail} from './chapters/auto-login.ts';
import {collaborator} from './chapters/collaborator.ts';
import {logIns} from './chapters/log-ins.ts';
import {mailAddress} from './chapters/mail-address.ts';
import {changeNumber, registerNumber} from './chapters/phone-numbers.ts';
import {archive, type Story} from './chapters/story.ts';
import {textMessage} from './chapters/text-message.ts';
import {PhotogramPage} from './photogram-page.ts';
import {Tour} from './tour.ts';
import {Workspace} from './workspace.ts';

// A second account at Photogram, for what is done only where nothing was set up before.
async function addArchive({world, photogram}: Demo): Promise<void> {
  const {username, password} = archiveLogin;
  const profile = {label: archive.account, service: 'Photogram', username, urls: [`${photogram.url}/`], notes: ''};
  valueOf(await world.mira.session.accounts.create(profile, password), 'adding an account');
}

async function run(demo: Demo, tour: Tour): Promise<void> {
  await addArchive(demo);
  const {url} = demo.photogram;
  const story: Story = {
    ...{demo, tour},
    mira: await Workspace.open(tour, demo, demo.world.mira),
    browser: await PhotogramPage.open(tour, url, 'browser'),
    phone: await PhotogramPage.open(tour, url, 'phone'),
  };
  await textMessage(story);
  await mailAddress(story);
  const recoveryCodes = await authenticator(story);
  const key = await addDevice(story);
  const number = await registerNumber(story);
  await changeNumber(story, number);
  await collaborator(story, key);
  const desk = await autoLogin(story);
  await logIns(story, recoveryCodes);
  await autoLoginByMail(story, desk);
}

const demo = await startDemo({});
const tour = await Tour.open(join(import.meta.dirname, '../../build/tour'));
let failed = 0;
try {
  await run(demo, tour);
} catch (error) {
  failed = 1;
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
await tour.close();
await demo.stop();
process.stdout.write(`${tour.steps - failed} passed, ${failed} failed\n`);
process.exitCode = failed;

// The few things a member can choose for this browser.
import type {Settings} from '../messages/messages.ts';
import {fillableOrigin} from '../sites/origins.ts';

const key = 'settings';
const mostSites = 500;

export async function readSettings(): Promise<Settings> {
  const kept: unknown = (await chrome.storage.local.get(key))[key];
  const of = (name: keyof Settings): unknown =>
    typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>)[name] : undefined;
  const minutes = of('lockAfterMinutes');
  const never = of('neverSaveAt');
  return {
    lockAfterMinutes: typeof minutes === 'number' && minutes >= 1 && minutes <= 240 ? minutes : 15,
    offerToSave: of('offerToSave') !== false,
    neverSaveAt: Array.isArray(never)
      ? never.filter((site): site is string => typeof site === 'string' && fillableOrigin(site) === site)
      : [],
  };
}

export async function saveSettings(settings: Settings): Promise<void> {
  await chrome.storage.local.set({[key]: settings});
  applySettings(settings);
}

export async function neverSaveAt(origin: string): Promise<void> {
  const settings = await readSettings();
  const others = settings.neverSaveAt.filter((site) => site !== origin);
  await saveSettings({...settings, neverSaveAt: [...others, origin].slice(-mostSites)});
}

export function applySettings({lockAfterMinutes}: Settings): void {
  chrome.idle.setDetectionInterval(lockAfterMinutes * 60);
}

// The few things a member can choose for this browser.
import type {Settings} from '../messages/messages.ts';

const key = 'settings';

export async function readSettings(): Promise<Settings> {
  const kept: unknown = (await chrome.storage.local.get(key))[key];
  const minutes =
    typeof kept === 'object' && kept !== null && 'lockAfterMinutes' in kept ? kept.lockAfterMinutes : undefined;
  return {lockAfterMinutes: typeof minutes === 'number' && minutes >= 1 && minutes <= 240 ? minutes : 15};
}

export async function saveSettings(settings: Settings): Promise<void> {
  await chrome.storage.local.set({[key]: settings});
  applySettings(settings);
}

export function applySettings({lockAfterMinutes}: Settings): void {
  chrome.idle.setDetectionInterval(lockAfterMinutes * 60);
}

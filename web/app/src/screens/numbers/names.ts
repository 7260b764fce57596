import type {PoolNumber, SourceKind} from '@latchkey/client';

export const sourceKindNames: Record<SourceKind, string> = {
  twilio: 'Twilio',
  android: 'Android phone',
  signed: 'Signed webhook',
};

export const sourceKindMeaning: Record<SourceKind, string> = {
  twilio: 'Numbers rented at Twilio. Give the auth token of that Twilio account.',
  android: 'A phone of your own with SMS Gateway for Android.',
  signed: 'Anything that can post JSON and sign it (Standard Webhooks).',
};

export const numberKindNames: Record<PoolNumber['kind'], string> = {mobile: 'mobile', voip: 'VoIP', demo: 'demo'};

export const numberStateNames: Record<PoolNumber['state'], string> = {
  free: 'Free',
  reserved: 'Reserved',
  active: 'In use',
  quarantined: 'Quarantined',
};

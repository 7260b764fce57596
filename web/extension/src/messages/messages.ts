// What the parts of the extension say to each other. Pages are no part of it: the agent runs in a page's isolated world, and
// the worker believes the browser's word on who sends, not the message's.
import type {Description} from '../recognise/describe.ts';
import type {CodeSource, Offer, Stage} from '../login/login.ts';

export const agentPort = 'latchkey-agent';
export const popupPort = 'latchkey-popup';

export type FromAgent =
  | {kind: 'page'; page: string; version: number; description: Description}
  | {kind: 'filled'; page: string; version: number; outcome: FillOutcome}
  | {kind: 'alive'};

export type FillOutcome =
  | {kind: 'filled'}
  | {kind: 'stale'} // the page has changed since it was described
  | {kind: 'covered'} // something lies over a field, or it cannot be brought into the window
  | {kind: 'not-taken'; index: number}; // the page put something else into the field, or the field went

export type ToAgent =
  | {kind: 'describe'; withText: boolean} // from now on, if it says so
  | {
      kind: 'fill';
      origin: string;
      page: string;
      version: number;
      values: {index: number; value: string}[];
      submit: boolean;
    }
  | {kind: 'end'};

export type View =
  | {kind: 'starting'}
  | {kind: 'disconnected'; server: string | null} // which Connect was pressed for before
  | ConnectingView
  | {kind: 'locked'; name: string; email: string; workspaceName: string; server: string}
  | OpenView;

// Enters by the approval of an open device.
export type ConnectingView = {
  kind: 'connecting';
  server: string;
  stage:
    | {kind: 'asking'}
    | {kind: 'waiting'; link: string; trouble: string | null}
    | {kind: 'compare'; code: string; confirmed: boolean; trouble: string | null}
    | {kind: 'over'; sentence: string};
};

export type OpenView = {
  kind: 'open';
  name: string;
  workspaceName: string;
  server: string;
  online: boolean;
  stopped: StoppedView | null; // the workspace log does not hold
  trustProblems: number;
  accounts: AccountView[];
  mayAdd: boolean; // accounts
  codes: InboxCode[]; // of the last day, newest first
  login: LoginView | null;
  wanted: WantedView | null;
  saves: SaveView[]; // newest first
};

export type StoppedView = {sentence: string; seen: {number: number; head: string} | null};

export type AccountView = {
  id: string;
  name: string;
  service: string;
  username: string;
  origins: string[];
  role: 'owner' | 'collaborator';
  hasPassword: boolean;
  hasCode: boolean;
  loggingIn: string | null; // who else is, said in a sentence
  permission: string | null; // to be asked of the browser before a page of it can be opened and filled
};

export type InboxCode = {
  id: string;
  account: string;
  accountName: string;
  code: string;
  from: string;
  purpose: string | null;
  unsolicited: boolean; // nobody was logging in when it came
  arrivedAt: number;
  used: boolean;
};

export type LoginView = {account: string; accountName: string; tab: number; stage: Stage; offers: Offer[]};

// A login that was seen to work, and is nowhere in Latchkey like this. Its password stays with the worker unless asked for.
export type SaveView = {
  id: string;
  host: string;
  isSure: boolean; // false: the page did not show whether the service took it
  offer:
    | {kind: 'save'; name: string; username: string}
    | {kind: 'update'; accounts: {id: string; name: string; username: string}[]}
    | {kind: 'ask-owner'; name: string; owners: string[]};
};

// Log in was pressed where it cannot be done yet: the popup asks for what is missing.
export type WantedView = {account: string; accountName: string; permission: string; host: string};

export type CodeView =
  | {kind: 'code'; code: string; secondsLeft: number; period: number}
  | {kind: 'counter'; code: string}
  | {kind: 'none'; why: string};

export type Settings = {
  lockAfterMinutes: number;
  offerToSave: boolean;
  neverSaveAt: string[]; // origins
};

export type Request =
  | {kind: 'connect'; link: string; secretKey: string; password: string}
  | {kind: 'name-workspace'; server: string} // Connect was pressed, and the browser is about to ask for permission
  | {kind: 'ask-approval'; server: string}
  | {kind: 'show-approval-page'}
  | {kind: 'codes-same'}
  | {kind: 'codes-differ'}
  | {kind: 'stop-connecting'}
  | {kind: 'unlock'; password: string}
  | {kind: 'lock'}
  | {kind: 'forget'}
  | {kind: 'log-in'; account: string; tab: number | null} // null: in a new tab
  | {kind: 'next-code'; from: CodeSource | null; password?: string}
  | {kind: 'log-in-again'}
  | {kind: 'not-wanted'}
  | {kind: 'stop-log-in'}
  | {kind: 'copy'; account: string; what: 'username' | 'password' | 'code'}
  | {kind: 'used'; message: string}
  | {kind: 'add-account'; name: string; url: string; username: string; password: string}
  | {kind: 'save-login'; save: string; name: string; username: string}
  | {kind: 'update-password'; save: string; account: string}
  | {kind: 'show-saved'; save: string}
  | {kind: 'dismiss-save'; save: string; never: boolean}
  | {kind: 'log-evidence'}
  | {kind: 'check-log'}
  | {kind: 'settings'}
  | {kind: 'set-settings'; settings: Settings};

export type Answer =
  {kind: 'done'; text?: string; settings?: Settings} | {kind: 'password-wanted'} | {kind: 'refused'; sentence: string};

export type FromPopup = {kind: 'watch-codes'; accounts: string[]};
export type ToPopup = {kind: 'view'; view: View} | {kind: 'codes'; codes: Record<string, CodeView>};

// What every page stands in: outside (a card on its own) and inside (bars, the settings' drawer, the notice at the bottom).
// One document serves both layouts; where they differ, `wide` and `narrow` parts stand side by side and the style sheet shows
// one of them.
import type {Exchange, SignedIn} from '../exchange.ts';
import {icon, logo, type IconName} from './icons.ts';
import {markup, type Markup} from './markup.ts';

const photogram = markup`${logo}<span class="wordmark">Photogram</span>`;

function documentOf(title: string, kind: string, body: Markup): Markup {
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Photogram</title><meta name="color-scheme" content="light dark">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/assets/photogram.css">
<script src="/assets/photogram.js" defer></script></head>
<body class="${kind}">${body}</body></html>`;
}

export function outside(title: string, card: Markup, beside: Markup | null = null): Markup {
  return documentOf(
    title,
    'outside',
    markup`<main>${beside}<div class="entrance"><div class="brand">${photogram}</div>${card}
<p class="small-print">Photogram is a made-up service, there to try things out on.</p></div></main>`,
  );
}

export interface Screen {
  title: string;
  narrowTitle?: string; // where the phone's wording is another
  back?: string; // where Back leads
  wideBack?: string | null; // where it leads in the wide layout, if elsewhere; null where the drawer is enough
  action?: Markup; // at the right end of the head
  drawer?: 'profile' | 'password' | 'privacy' | 'activity'; // a settings page, and which
  plain?: boolean; // the head is for the phone only: the page has one of its own
  here?: 'feed' | 'explore' | 'profile';
}

const bar = (here: Screen['here']): Markup[] => {
  const entry = (name: 'feed' | 'explore', title: string, to: string): Markup =>
    markup`<a href="${to}"${here === name && markup` aria-current="page"`}>${icon(name)}<span>${title}</span></a>`;
  return [entry('feed', 'Feed', '/'), entry('explore', 'Explore', '/explore/')];
};

export const avatar = (name: string, size: 'small' | 'large' | 'middle' = 'small'): Markup =>
  markup`<span class="avatar ${size} tint-${(name.length + name.charCodeAt(0)) % 5}" aria-hidden="true">${name.slice(0, 1).toUpperCase()}</span>`;

export const hiddenFields = ({csrf}: Exchange): Markup => markup`<input type="hidden" name="csrf" value="${csrf}">`;

const logOut = (exchange: Exchange): Markup =>
  markup`<form method="post" action="/accounts/logout/">${hiddenFields(exchange)}<button>Log Out</button></form>`;

// Top right on the phone's Edit profile screen.
export const homeMenu = (exchange: SignedIn): Markup =>
  markup`<button type="button" class="plain narrow" popovertarget="home-menu" aria-label="Home">${icon('home')}</button>
<div popover id="home-menu" class="menu"><a href="/accounts/settings/">Settings</a><a href="/${exchange.user.username}/">View profile</a>${logOut(exchange)}</div>`;

const drawer = (here: Screen['drawer']): Markup => {
  const entry = (name: Screen['drawer'], title: string, to: string): Markup =>
    markup`<a href="${to}"${here === name && markup` aria-current="page"`}>${title}</a>`;
  return markup`<nav class="drawer wide" aria-label="Settings">
${entry('profile', 'Edit Profile', '/accounts/edit/')}${entry('password', 'Change Password', '/accounts/password/')}
${entry('privacy', 'Privacy and Security', '/accounts/privacy_and_security/')}${entry('activity', 'Login Activity', '/accounts/activity/')}</nav>`;
};

function backLinks({back, wideBack}: Screen): Markup[] {
  const link = (to: string, layout: string): Markup =>
    markup`<a class="back ${layout}" href="${to}">${icon('back')}<span>Back</span></a>`;
  if (back === undefined) return [];
  if (wideBack === undefined) return [link(back, '')];
  return [...(wideBack === null ? [] : [link(wideBack, 'wide')]), link(back, 'narrow')];
}

export function inside(exchange: SignedIn, screen: Screen, content: Markup): Markup {
  const {user, notice} = exchange;
  const heading =
    screen.narrowTitle === undefined
      ? markup`<h1>${screen.title}</h1>`
      : markup`<h1><span class="wide">${screen.title}</span><span class="narrow">${screen.narrowTitle}</span></h1>`;
  return documentOf(
    screen.title,
    'inside',
    markup`<header class="top wide"><a class="brand" href="/">${photogram}</a><nav aria-label="Main">${bar(screen.here)}
<button type="button" class="plain" popovertarget="profile-menu" aria-label="Profile">${avatar(user.username)}</button></nav>
<div popover id="profile-menu" class="menu"><a href="/${user.username}/">View profile</a><a href="/accounts/edit/">Settings</a>${logOut(exchange)}</div></header>
<div class="frame${screen.drawer === undefined ? '' : ' settings'}">${screen.drawer !== undefined && drawer(screen.drawer)}
<main><div class="head${screen.plain === true ? ' unseen-wide' : ''}">${backLinks(screen)}${heading}${screen.action ?? null}</div>
${content}</main></div>
<nav class="bottom narrow" aria-label="Main">${bar(screen.here)}<a href="/accounts/edit/"${screen.here === 'profile' && markup` aria-current="page"`}>${icon('profile')}<span>Profile</span></a></nav>
<div class="notices" role="status">${notice !== '' && markup`<p class="notice">${notice}</p>`}</div>`,
  );
}

export interface Field {
  name: string;
  label: string;
  value?: string;
  type?: string;
  autocomplete?: string;
  numeric?: boolean;
  problem?: string;
  hint?: string;
  required?: boolean;
  focus?: boolean;
  most?: number;
}

export function field(shown: Field): Markup {
  const described = [
    shown.problem !== undefined && `${shown.name}-problem`,
    shown.hint !== undefined && `${shown.name}-hint`,
  ];
  const ids = described.filter((id) => id !== false).join(' ');
  return markup`<div class="field"><label for="${shown.name}">${shown.label}</label>
<input id="${shown.name}" name="${shown.name}" type="${shown.type ?? 'text'}" value="${shown.value ?? ''}" maxlength="${shown.most ?? 120}" autocomplete="${shown.autocomplete ?? 'off'}" autocapitalize="none" spellcheck="false"${shown.numeric === true && markup` inputmode="numeric"`}${shown.required !== false && markup` required`}${shown.focus === true && markup` autofocus`}${shown.problem !== undefined && markup` aria-invalid="true"`}${ids !== '' && markup` aria-describedby="${ids}"`}>
${shown.hint !== undefined && markup`<p class="hint" id="${shown.name}-hint">${shown.hint}</p>`}${shown.problem !== undefined && markup`<p class="problem" id="${shown.name}-problem" role="alert">${shown.problem}</p>`}</div>`;
}

export const row = (to: string, title: string, image: IconName, status: string | null = null): Markup =>
  markup`<a class="row" href="${to}">${icon(image)}<span>${title}</span>${status !== null && markup`<span class="status">${status}</span>`}${icon('next')}</a>`;

// Line icons of 24 by 24, drawn for Photogram.
import {Markup, markup} from './markup.ts';

const shapes = {
  back: '<path d="M15 5l-7 7 7 7"/>',
  feed: '<path d="M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z"/>',
  explore: '<circle cx="12" cy="12" r="9"/><path d="M15.5 8.5l-2 5-5 2 2-5z"/>',
  profile: '<circle cx="12" cy="8" r="4"/><path d="M4 20c1.5-4 4.5-5.5 8-5.5s6.5 1.5 8 5.5"/>',
  home: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  next: '<path d="M9 5l7 7-7 7"/>',
  lock: '<rect x="5" y="11" width="14" height="9" rx="2.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
  shield: '<path d="M12 3l7.5 3v5.5c0 4.6-3 8-7.5 9.5-4.5-1.5-7.5-4.9-7.5-9.5V6z"/><path d="M8.8 12l2.3 2.3 4.3-4.6"/>',
  key: '<circle cx="8" cy="15" r="4"/><path d="M11 12l8-8M16 7l3 3M13.5 9.5l2 2"/>',
  text: '<path d="M4 5h16v11H10l-4 4v-4H4z"/><path d="M8 9h8M8 12h5"/>',
  phone: '<rect x="7" y="2.5" width="10" height="19" rx="2.5"/><path d="M11 18.5h2"/>',
  pin: '<path d="M12 21c4-4.6 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2.5 6.4 6.5 11z"/><circle cx="12" cy="10" r="2.3"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  mail: '<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="M4.5 7.5l7.5 6 7.5-6"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>',
} as const;

export type IconName = keyof typeof shapes;

export const icon = (name: IconName): Markup =>
  markup`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${new Markup(shapes[name])}</svg>`;

export const logo = markup`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><defs><linearGradient id="mark" x1="0" y1="1" x2="1" y2="0"><stop offset="0" stop-color="#ff8a3d"/><stop offset=".5" stop-color="#d62976"/><stop offset="1" stop-color="#7a3cf0"/></linearGradient></defs><rect x="1.5" y="1.5" width="29" height="29" rx="9" fill="url(#mark)"/><g fill="none" stroke="#fff" stroke-width="2.4"><circle cx="16" cy="16" r="7.2"/><path d="M16 8.8l4 7.2M22.2 12.4h-8.2M22.2 19.6l-4-7.2M16 23.2l-4-7.2M9.8 19.6h8.2M9.8 12.4l4 7.2" stroke-width="1.7"/></g></svg>`;

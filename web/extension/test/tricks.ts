// Pages that try to have a password or a code put where nobody sees it, or to have it filled without a person's word. Each is
// a whole page; `script` runs in it.
import {logIn} from './service.ts';

export type Trick = {name: string; body: string; script?: string; style?: string};

const form = (more = ''): string => `<div id="holder" ${more}>${logIn('/sent')}</div>`;
const over = 'position:fixed;left:0;top:0;width:100vw;height:100vh';

export const tricks: Trick[] = [
  {name: 'the form is transparent', body: form('style="opacity:0"')},
  {name: 'the body is nearly transparent', body: form(), style: 'body { opacity: 0.05 }'},
  {name: 'an ancestor is filtered away', body: `<div style="filter:opacity(0%)">${form()}</div>`},
  {name: 'an ancestor is blurred away', body: `<div style="filter:blur(30px)">${form()}</div>`},
  {name: 'an ancestor is clipped to nothing', body: `<div style="clip-path:inset(50%)">${form()}</div>`},
  {name: 'a box around it has no height', body: `<div style="height:0;overflow:hidden">${form()}</div>`},
  {name: 'it stands far off the page', body: `<div style="position:absolute;left:-5000px">${form()}</div>`},
  {name: 'it is scaled to a dot', body: `<div style="transform:scale(0.005)">${form()}</div>`},
  {name: 'its fields are a pixel high', body: form(), style: '#u, #p { height: 1px; padding: 0; border: 0 }'},
  {name: 'it is not visible', body: form('style="visibility:hidden"')},
  {name: 'it is hidden from everybody', body: form('style="display:none"')},
  {name: 'something lies over it', body: `${form()}<div style="${over};background:#fff">Cookies?</div>`},
  {
    name: 'something that lets clicks through lies over it',
    body: `${form()}<div style="${over};background:#fff;pointer-events:none">Cookies?</div>`,
  },
  {
    name: 'a picture lies over it',
    body: `${form()}<svg style="${over};z-index:9" viewBox="0 0 10 10"><rect width="10" height="10" fill="white"/></svg>`,
  },
  {
    name: 'a popover on top lies over it',
    body: `${form()}<div popover="manual" id="top" style="${over};border:0;margin:0;background:#fff">Win a prize</div>`,
    script: 'document.querySelector("#top").showPopover();',
  },
  {
    name: 'a popover that lets clicks through lies over it',
    body: `${form()}<div popover="manual" id="top" style="${over};border:0;margin:0;background:#fff;pointer-events:none">Win</div>`,
    script: 'document.querySelector("#top").showPopover();',
  },
  {
    name: 'a dialog stands before it',
    body: `${form()}<dialog id="top" style="${over};max-width:none;max-height:none;border:0;background:#fff">Win</dialog>`,
    script: 'document.querySelector("#top").showModal();',
  },
  {
    name: 'an element of full size in a shadow tree lies over it',
    body: `${form()}<div id="host"></div>`,
    script: `document.querySelector('#host').attachShadow({mode: 'closed'}).innerHTML = '<div style="${over};background:#fff">Win</div>';`,
  },
  {
    name: 'the form is another one as soon as it is touched',
    body: form(),
    script: `addEventListener('focusin', () => { document.querySelector('#p').style.opacity = 0; }, true);`,
  },
];

// What pages do without any ill will, and is filled.
export const harmless: Trick[] = [
  {
    name: 'labels float in the fields, an icon and a button stand in them, a notice below',
    style: `.box { position: relative } .box label { position: absolute; left: 8px; top: 4px; pointer-events: none }
      .box span, .box button { position: absolute; right: 4px; top: 2px; width: 20px; height: 16px; background: #eee }`,
    body: `<form method="post" action="/sent"><div class="box"><input id="u" name="username" autocomplete="username"><label for="u">Username</label><span></span></div>
      <div class="box"><input id="p" name="password" type="password"><label for="p">Password</label><button type="button" aria-label="Show">o</button></div><button>Log in</button></form>
      <div style="position:fixed;left:0;right:0;bottom:0;height:80px;background:#ddd">Cookies?</div>
      <div style="${over}"></div>`,
  },
  {name: 'the form is below the fold', body: `<div style="height:3000px">Read this first.</div>${form()}`},
  {
    name: 'a veil lies over everything while the page loads',
    body: `${form()}<div id="veil" style="${over};background:#fff">Loading…</div>`,
    script: 'setTimeout(() => veil.remove(), 3500);',
  },
];

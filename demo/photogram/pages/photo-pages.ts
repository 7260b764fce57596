// What people come for: the feed, exploring, a profile.
import type {SignedIn} from '../exchange.ts';
import type {Photo} from '../photos.ts';
import type {User} from '../store.ts';
import {avatar, inside} from './frame.ts';
import {icon} from './icons.ts';
import {markup, type Markup} from './markup.ts';

const picture = (photo: Photo): Markup =>
  markup`<img src="/photos/${photo.id}.svg" width="1080" height="1080" alt="Hills near ${photo.place}" loading="lazy">`;

export function feedPage(exchange: SignedIn, photos: readonly Photo[]): Markup {
  const post = (photo: Photo): Markup =>
    markup`<article aria-label="Photo by ${photo.by}"><header>${avatar(photo.by)}<div><strong>${photo.by}</strong><span class="soft place">${icon('pin')}${photo.place}</span></div></header>
${picture(photo)}<div class="caption"><p><strong>${photo.likes} likes</strong></p><p><strong>${photo.by}</strong> ${photo.caption}</p><p class="soft">${photo.when}</p></div></article>`;
  return inside(
    exchange,
    {title: 'Photogram', here: 'feed', plain: true},
    markup`<div class="feed">${photos.map(post)}</div>`,
  );
}

const grid = (photos: readonly Photo[]): Markup => markup`<div class="grid">${photos.map(picture)}</div>`;

export function explorePage(exchange: SignedIn, photos: readonly Photo[]): Markup {
  return inside(exchange, {title: 'Explore', here: 'explore'}, grid(photos));
}

export function profilePage(exchange: SignedIn, user: User, photos: readonly Photo[]): Markup {
  return inside(
    exchange,
    {title: user.username, plain: true},
    markup`<section class="person" aria-label="About ${user.username}">${avatar(user.username, 'large')}<div><h2>${user.username}</h2>
<p><strong>${photos.length}</strong> posts</p><p><strong>${user.name}</strong><br>${user.bio}</p><p class="soft">${user.website}</p><a class="secondary" href="/accounts/edit/">Edit profile</a></div></section>${grid(photos)}`,
  );
}

import {mount} from 'svelte';
import Popup from './popup.svelte';
import './style.css';

// The toolbar's popup is narrow; the same page in a tab is where a browser is connected, because a popup closes when the
// browser asks for permission.
document.documentElement.dataset['place'] = location.hash === '#tab' ? 'tab' : 'popup';
mount(Popup, {target: document.body});

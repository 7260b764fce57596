import {mount} from 'svelte';
import Popup from './popup.svelte';
import './style.css';

// The toolbar's popup is narrow and closes at any time; the same page stands in a tab where the Emergency Kit is typed in,
// and in a window of its own where codes are compared.
const places: Record<string, string> = {'#tab': 'tab', '#kit': 'tab', '#window': 'window'};
document.documentElement.dataset['place'] = places[location.hash] ?? 'popup';
mount(Popup, {target: document.body});

import {accountKeys} from './account-keys.ts';
import {playAll} from './played.ts';
import {stolenPlaces} from './stolen-places.ts';

playAll([...stolenPlaces, ...accountKeys]);

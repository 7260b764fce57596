import {playAll} from './played.ts';
import {sealedRecords} from './sealed-records.ts';
import {stretching} from './stretching.ts';

playAll([...sealedRecords, ...stretching]);

// What the chapters of the tour share: who takes part, and what one chapter leaves to the next.
import type {PhotogramPage} from '../photogram-page.ts';
import type {Demo} from '../../start.ts';
import type {Tour} from '../tour.ts';
import type {Workspace} from '../workspace.ts';

export interface Story {
  demo: Demo;
  tour: Tour;
  mira: Workspace; // an Account Owner
  browser: PhotogramPage; // Photogram on her desk
  phone: PhotogramPage; // and on her phone
}

export const studio = {account: 'Photogram', user: 'northwind.studio'};
export const archive = {account: 'Photogram Archive', user: 'northwind.archive'};

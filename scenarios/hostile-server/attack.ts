// A row of docs/threat-model.md: what the hostile server does, what the client has to say to it, the check that makes it say so,
// and what the server has won where that check is missing.
import type {Scene} from './scene.ts';
import type {Removal} from './weakened-client.ts';

export interface Attack {
  row: string; // of the paper's table, or a name of ours
  does: string;
  // The refusal by its name (trust-problem.ts). Null where there is nothing to refuse: what the server asks for is not asked of it.
  says: string | null;
  check: readonly Removal[];
  wins: string;
  play(scene: Scene): Promise<string | null>; // what the server has in the end
}

export const removal = (file: string, text: string, instead: string): Removal => ({file, text, instead});

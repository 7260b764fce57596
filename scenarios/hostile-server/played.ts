// Plays attacks: against the client as it is, which refuses each by name, and against one without the check that does so, where
// it succeeds.
import * as asItIs from '@latchkey/client';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {loadSodium} from '../../web/client/src/crypto/sodium.ts';
import type {Attack} from './attack.ts';
import {Scene, Stage} from './scene.ts';
import {buildClient, type ClientModule} from './weakened-client.ts';

export function playAll(attacks: readonly Attack[]): void {
  let stage: Stage;

  beforeAll(async () => {
    await loadSodium();
    stage = await Stage.start();
  });

  afterAll(async () => {
    await stage.stop();
  });

  async function play(attack: Attack, module: ClientModule): Promise<{won: string | null; said: string[]}> {
    const scene = new Scene(stage, module);
    try {
      const won = await attack.play(scene);
      return {won, said: [...scene.said]};
    } finally {
      await scene.end();
    }
  }

  describe.each(attacks)('$row: a server that $does', (attack) => {
    test(attack.says === null ? 'gets nothing' : `is told: ${attack.says}`, async () => {
      const {won, said} = await play(attack, asItIs);
      expect(won).toBeNull();
      if (attack.says === null) expect(said).toEqual([]);
      else expect(said).toContain(attack.says);
    });

    test('wins where the check is taken out', async () => {
      const weakened = await buildClient(attack.row, attack.check);
      const {won} = await play(attack, weakened);
      expect(won).toBe(attack.wins);
    });
  });
}

// Asks the password again before what needs it (recovery codes, roles, credentials). reauthentication-dialog.svelte draws it.
import type {Session} from '@latchkey/client';

const state = $state<{asked: {session: Session; answer: (elevated: boolean) => void} | undefined}>({asked: undefined});

export function elevate(session: Session): Promise<boolean> {
  state.asked?.answer(false);
  return new Promise((resolve) => {
    state.asked = {
      session,
      answer: (elevated) => {
        state.asked = undefined;
        resolve(elevated);
      },
    };
  });
}

export const reauthentication = {
  get asked() {
    return state.asked;
  },
};

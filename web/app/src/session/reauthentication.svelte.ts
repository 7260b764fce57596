// Asks the password again before what needs it (recovery codes, roles, credentials). reauthentication-dialog.svelte draws it.
import type {Session} from '@latchkey/client';

type Asked = {session: Session; why: string | undefined; answer: (elevated: boolean) => void};

const state = $state<{asked: Asked | undefined}>({asked: undefined});

// `why` is what the password is needed for, where that is not plain from what was pressed.
export function elevate(session: Session, why?: string): Promise<boolean> {
  state.asked?.answer(false);
  return new Promise((resolve) => {
    state.asked = {
      session,
      why,
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

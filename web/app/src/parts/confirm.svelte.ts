// One question at a time, answered by a press: `if (await confirm({…}))`. confirm-dialog.svelte draws it.
export type Question = {
  title: string;
  text: string;
  action: string;
  danger?: boolean;
  // A box that must be ticked first.
  condition?: string;
};

const state = $state<{asked: (Question & {answer: (yes: boolean) => void}) | undefined}>({asked: undefined});

export function confirm(question: Question): Promise<boolean> {
  state.asked?.answer(false);
  return new Promise((resolve) => {
    state.asked = {
      ...question,
      answer: (yes) => {
        state.asked = undefined;
        resolve(yes);
      },
    };
  });
}

export const asked = {
  get question() {
    return state.asked;
  },
};

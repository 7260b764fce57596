// What a member likes on this device. Nothing secret, so it stands in localStorage.
export type Theme = 'system' | 'light' | 'dark';
export type AccountSort = 'name' | 'newest' | 'service';

type Values = {theme: Theme; lockMinutes: number; hideCodes: boolean; shortcuts: boolean; sort: AccountSort};

export const lockChoices = [1, 5, 15, 30, 60] as const;
const key = 'latchkey.preferences';
const defaults: Values = {theme: 'system', lockMinutes: 15, hideCodes: false, shortcuts: true, sort: 'name'};

function read(): Values {
  let kept: Partial<Record<keyof Values, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) kept = parsed;
  } catch {
    // Unreadable or forbidden storage means defaults.
  }
  const {theme, lockMinutes, hideCodes, shortcuts, sort} = kept;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : defaults.theme,
    lockMinutes: lockChoices.find((each) => each === lockMinutes) ?? defaults.lockMinutes,
    hideCodes: hideCodes === true,
    shortcuts: shortcuts !== false,
    sort: sort === 'newest' || sort === 'service' ? sort : defaults.sort,
  };
}

class Preferences {
  #values = $state(read());

  get theme() {
    return this.#values.theme;
  }
  set theme(theme: Theme) {
    this.#change({theme});
    this.applyTheme();
  }

  get lockMinutes() {
    return this.#values.lockMinutes;
  }
  set lockMinutes(lockMinutes: number) {
    this.#change({lockMinutes});
  }

  get hideCodes() {
    return this.#values.hideCodes;
  }
  set hideCodes(hideCodes: boolean) {
    this.#change({hideCodes});
  }

  get shortcuts() {
    return this.#values.shortcuts;
  }
  set shortcuts(shortcuts: boolean) {
    this.#change({shortcuts});
  }

  get sort() {
    return this.#values.sort;
  }
  set sort(sort: AccountSort) {
    this.#change({sort});
  }

  applyTheme() {
    if (this.#values.theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.#values.theme;
  }

  #change(change: Partial<Values>) {
    Object.assign(this.#values, change);
    try {
      localStorage.setItem(key, JSON.stringify(this.#values));
    } catch {
      // Kept for this page then.
    }
  }
}

export const preferences = new Preferences();

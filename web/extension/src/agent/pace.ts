// When a page that changes is looked at again: once it has been still for a moment, and by the longest wait where it never
// is. What a look cost puts the next one off, so that a restless page loses a twentieth of its time to us and no more.

const settled = 150; // milliseconds
const longest = 500;
const share = 20;

export class Pace {
  readonly #look: () => void;
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due: number | null = null;
  #since: number | null = null; // the first change that nobody has looked at
  #notBefore = -Infinity;

  constructor(look: () => void, now: () => number = () => performance.now()) {
    this.#look = look;
    this.#now = now;
  }

  changed(): void {
    const now = this.#now();
    this.#since ??= now;
    this.#at(Math.max(Math.min(now + settled, this.#since + longest), this.#notBefore));
  }

  // Whether it changes or not; while it changes, the longest wait later at most.
  within(wait: number): void {
    const due = this.#now() + wait;
    if (this.#due === null || due < this.#due) this.#at(due);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = null;
  }

  // A later moment leaves the timer as it is, which then looks at the clock: a page may change a thousand times a second.
  #at(due: number): void {
    const isSooner = this.#due === null || due < this.#due;
    this.#due = due;
    if (this.#timer !== undefined && !isSooner) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), Math.max(0, due - this.#now()));
  }

  #run(): void {
    this.#timer = undefined;
    const begun = this.#now();
    if (this.#due === null) return;
    if (begun < this.#due) {
      this.#timer = setTimeout(() => this.#run(), this.#due - begun);
      return;
    }
    this.#due = null;
    this.#since = null;
    this.#look();
    const ended = this.#now();
    this.#notBefore = ended + (ended - begun) * (share - 1);
  }
}

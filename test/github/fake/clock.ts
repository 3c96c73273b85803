/** The time of a test: it passes only when somebody waits, and takes what is due with it. */
export class VirtualClock {
  #now: number;
  #due: { at: number; happen: () => void }[] = [];

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  get now(): number {
    return this.#now;
  }

  iso(): string {
    return `${new Date(this.#now).toISOString().slice(0, 19)}Z`;
  }

  /** Has something happen once so many minutes have passed. */
  in(minutes: number, happen: () => void): void {
    this.#due.push({ at: this.#now + minutes * 60_000, happen });
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#due = this.#due.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.happen();
    }
    this.#now = Math.max(this.#now, until);
  }
}

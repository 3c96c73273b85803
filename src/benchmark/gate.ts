import { pause } from './pause.ts';

/** Shared by all who ask one endpoint: when it tells one of them to slow down, all of them wait. */
export class Gate {
  readonly #now: () => number;
  #opensAt = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  closeFor(ms: number): void {
    this.#opensAt = Math.max(this.#opensAt, this.#now() + ms);
  }

  /** Returns when the gate is open. */
  async pass(signal: AbortSignal): Promise<void> {
    for (let wait = this.#opensAt - this.#now(); wait > 0; wait = this.#opensAt - this.#now()) {
      await pause(wait, signal);
    }
  }
}

// Loaded into the program under test with `node --import`: its clock is the fake server's, and no wait takes time.
// Timers do not hold the process; when nothing else is left to do, the clock is set forward to the next of them.
import { syncBuiltinESMExports } from 'node:module';
import * as timersPromises from 'node:timers/promises';

const server = process.env.FAKE_CLOCK_URL;
const realFetch = globalThis.fetch;
const realSetTimeout = globalThis.setTimeout;
const RealDate = Date;

let now = Number(process.env.FAKE_CLOCK_NOW);
let nextId = 1;
const timers = new Map();

class VirtualDate extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now] : args));
  }
  static now() {
    return now;
  }
}
globalThis.Date = VirtualDate;

class VirtualTimer {
  constructor(id) {
    this.id = id;
  }
  ref() {
    return this;
  }
  unref() {
    const timer = timers.get(this.id);
    if (timer) timer.idle = true;
    return this;
  }
  hasRef() {
    return true;
  }
  refresh() {
    const timer = timers.get(this.id);
    if (timer) timer.due = now + timer.delay;
    return this;
  }
  [Symbol.toPrimitive]() {
    return this.id;
  }
}

globalThis.setTimeout = (happen, delay = 0, ...args) => {
  // What is due at once keeps the platform's own order.
  if (!(delay > 1)) return realSetTimeout(happen, delay, ...args);
  const id = nextId++;
  timers.set(id, { due: now + delay, delay, happen: () => happen(...args), idle: false });
  return new VirtualTimer(id);
};
const realClearTimeout = globalThis.clearTimeout;
globalThis.clearTimeout = (timer) => {
  if (timer instanceof VirtualTimer) timers.delete(timer.id);
  else realClearTimeout(timer);
};
timersPromises.default.setTimeout = (delay, value, { signal } = {}) =>
  new Promise((resolve, reject) => {
    globalThis.setTimeout(resolve, delay, value);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
syncBuiltinESMExports();

async function fireNext(until = Number.POSITIVE_INFINITY) {
  const waiting = [...timers].filter(([, { idle, due }]) => !idle && due <= until);
  const [next] = waiting.sort(([a, x], [b, y]) => x.due - y.due || a - b);
  if (next === undefined) return false;
  const [id, timer] = next;
  timers.delete(id);
  const response = await realFetch(`${server}/__clock/${Math.max(0, timer.due - now)}`, { method: 'POST' });
  now = (await response.json()).now;
  timer.happen();
  return true;
}

process.on('beforeExit', () => void fireNext());

// The server lets a request hang and says so: half a minute goes by, after which the program must have given it up.
const LONG_ENOUGH_MS = 31_000;
process.on('SIGUSR2', async () => {
  const until = now + LONG_ENOUGH_MS;
  while (await fireNext(until)) await new Promise((resolve) => setImmediate(resolve));
});

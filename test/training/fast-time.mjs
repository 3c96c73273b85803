// Beside the test bed's virtual time, which stands still while a program waits for a real child: a second of the
// trainer's is a minute of the program's, so that it has something to tell every minute.
const real = globalThis.Date;
const waiting = setInterval(() => {
  if (globalThis.Date === real) return;
  clearInterval(waiting);
  quicken(globalThis.Date);
}, 5);
// Programs that the program starts get this too, and no virtual time to wait for.
waiting.unref();

function quicken(Standing) {
  const started = performance.now();
  const ahead = () => Math.round((performance.now() - started) * 60);
  globalThis.Date = class extends Standing {
    constructor(...args) {
      super(...(args.length === 0 ? [Standing.now() + ahead()] : args));
    }
    static now() {
      return Standing.now() + ahead();
    }
  };
}

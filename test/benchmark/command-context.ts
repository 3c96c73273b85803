import type { Context } from '../../src/commands/context.ts';

/** A context that keeps what a command says. */
export function commandContext(cwd: string, env: Record<string, string> = {}) {
  const said = { out: '', log: '' };
  const context: Context = {
    cwd,
    env,
    out: (text) => {
      said.out += text;
    },
    log: (line) => {
      said.log += `${line}\n`;
    },
    status: () => {},
    colour: false,
    now: () => new Date('2026-01-01T00:00:00Z'),
    signal: new AbortController().signal,
  };
  return { context, said };
}

import { nearest } from '../config/nearest.ts';
import { withoutControls } from '../domain/clean-text.ts';
import { EXIT, RetakeError } from '../domain/error.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { SUMMARIES } from './summaries.ts';
import { terminalContext } from './terminal-context.ts';
import { VERSION } from './version.ts';

/** Loaded when called, so that `--help` does not pay for the readers and the trainer. */
const COMMANDS: Record<keyof typeof SUMMARIES, () => Promise<Command>> = {
  init: async () => (await import('./init.ts')).init,
  extract: async () => (await import('./extract.ts')).extract,
  plan: async () => (await import('./plan.ts')).plan,
  train: async () => (await import('./train.ts')).train,
  benchmark: async () => (await import('./benchmark.ts')).benchmark,
  compare: async () => (await import('./compare.ts')).compare,
  calibrate: async () => (await import('./calibrate.ts')).calibrate,
  run: async () => (await import('./run.ts')).run,
  demo: async () => (await import('./demo.ts')).demo,
};

/** Runs one command line and resolves to its exit code. The only place where errors end. */
export async function runCli(args: readonly string[]): Promise<number> {
  const { context, close } = terminalContext();
  try {
    return await dispatch(args, context);
  } catch (error) {
    return report(error, context);
  } finally {
    close();
  }
}

async function dispatch([name, ...args]: readonly string[], context: Context): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && args.length === 0)) {
    context.out(overview());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  if (name === 'help') return await dispatch([...args, '--help'], context);
  if (name === 'version' || name === '--version' || name === '-v') {
    context.out(`${VERSION}\n`);
    return EXIT.done;
  }
  if (!isCommand(name)) {
    const near = nearest(name, Object.keys(COMMANDS));
    throw new RetakeError(
      'USAGE',
      `there is no command ${JSON.stringify(name)}${near ? `; did you mean ${near}?` : ''}`,
      {
        hint: 'retake --help lists the commands.',
      },
    );
  }
  const command = await COMMANDS[name]();
  return await command(args, context);
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}

function overview(): string {
  const width = Math.max(...Object.keys(SUMMARIES).map((name) => name.length));
  const lines = Object.entries(SUMMARIES).map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'retake: your model failed the exam; find what it really got wrong, have it study that, examine it again',
    '',
    'Commands:',
    ...lines,
    '',
    'retake COMMAND --help tells a command’s flags.',
    '',
  ].join('\n');
}

function report(error: unknown, context: Context): number {
  if (error instanceof RetakeError) {
    context.log(`retake: ${error.message}`);
    if (error.hint !== undefined) context.log(`  ${error.hint}`);
    return error.exitCode;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.log(`retake: this is a bug in Retake ${VERSION}, please report it:\n${withoutControls(trace)}`);
  return EXIT.bug;
}

import type { CommandFlags, Flag } from './flag.ts';

/** The text of `retake COMMAND --help`. `width`: columns of the terminal. */
export function helpText(command: CommandFlags, width = 100): string {
  const rows = Object.entries(command.flags).map(([name, flag]) => ({ left: usageOf(name, flag), flag }));
  const required = rows.filter(({ flag }) => flag.required).map(({ left }) => left);
  const column = Math.max(...rows.map(({ left }) => left.length)) + 4;
  const flags = rows.map(({ left, flag }) => {
    const indent = `\n${' '.repeat(column)}`;
    return `  ${left.padEnd(column - 2)}${wrap(describe(flag), Math.max(30, width - column)).join(indent)}`;
  });
  const examples = command.examples.map((example) => `  retake ${example}`);
  return [
    `retake ${command.name}: ${command.summary}`,
    `Usage: retake ${[command.name, ...required].join(' ')} [flags]`,
    `Flags:\n${flags.join('\n')}`,
    ...(rows.some(({ flag }) => flag.config !== undefined)
      ? ['In brackets: the key of the configuration that the flag overrides.']
      : []),
    ...(examples.length > 0 ? [`Examples:\n${examples.join('\n')}`] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

function usageOf(name: string, flag: Flag): string {
  if (flag.kind === 'switch') return name === 'help' ? '-h, --help' : `--${name}`;
  return `--${name} ${flag.value ?? 'VALUE'}${flag.kind === 'list' ? '...' : ''}`;
}

function describe(flag: Flag): string {
  const choices = flag.choices === undefined ? '' : `: ${flag.choices.join(', ')}`;
  const config = flag.config === undefined ? '' : ` [${flag.config}]`;
  return `${flag.help}${choices}${config}`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

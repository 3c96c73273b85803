// Processor time, wall time and peak memory of whole processes, as GNU time tells them.
import { spawnSync } from 'node:child_process';

/** Processor seconds, wall seconds, peak memory in MB and stdout of a child; null where it is not there or fails. */
export function measured([command, ...args], ends = [0], stdout = 'pipe') {
  const timed = ['-f', '%U %S %e %M', command, ...args];
  const options = { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', stdout, 'pipe'] };
  const result = spawnSync('time', timed, options);
  if (result.error) throw result.error;
  if (!ends.includes(result.status)) {
    process.stderr.write(`${command} ${args.join(' ')} ended with ${result.status}: ${result.stderr}\n`);
    return null;
  }
  const [user, system, wall, memory] = result.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, wall, memory: memory / 1024, stdout: result.stdout };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The medians of several runs. */
export function medians(runs) {
  const of = (figure) => median(runs.map((run) => run[figure]));
  return { cpu: of('cpu'), wall: of('wall'), memory: of('memory') };
}

/** Prints a line for each tool; `base` is the tool that the others are held against. */
export function printRows(title, results, base) {
  const basis = results.get(base);
  for (const [tool, { cpu, wall, memory }] of results) {
    const ratio = basis === undefined ? '' : (cpu / basis.cpu).toFixed(2);
    const cells = [title, tool, cpu.toFixed(2), ratio, wall.toFixed(2), memory.toFixed(0)];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

export const HEADER =
  '| input | tool | CPU s | × DuckDB, the same | wall s | peak MB |\n|:--|:--|--:|--:|--:|--:|';

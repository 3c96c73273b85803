// What comparing two runs costs by itself, and what writing the comment does. Bundled when the benchmark runs.

import { renderComment } from '../../src/report/comment.ts';
import { flipped } from '../../test/builders/items.ts';
import { judged } from '../../test/builders/judged.ts';

const ROUNDS = 5;

/** The median of so many rounds: processor and wall milliseconds. */
function median(work: () => void): string {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    work();
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: (user + system) / 1000, wall: performance.now() - wall };
  });
  const of = (figure: 'cpu' | 'wall') =>
    rounds.map((round) => round[figure]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return `${of('cpu').toFixed(0)} | ${of('wall').toFixed(0)}`;
}

/** So many questions, a tenth of them with another outcome than before. */
const exam = (items: number) =>
  flipped('math', [
    { items: items * 0.6, from: 'correct', to: 'correct' },
    { items: items * 0.3, from: 'incorrect', to: 'incorrect' },
    { items: items * 0.06, from: 'incorrect', to: 'correct' },
    { items: items * 0.04, from: 'correct', to: 'incorrect' },
  ]);

console.log('| by itself | CPU ms | wall ms | at most |\n|---|---|---|---|');
const large = exam(100_000);
console.log(`| comparing and judging 100,000 items | ${median(() => judged(large))} | 1000 |`);
const changed = judged(exam(100_000));
console.log(`| the comment on 10,000 changed items | ${median(() => renderComment(changed))} | 300 |`);

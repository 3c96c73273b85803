import type { Comparison } from '../comparison/comparison.ts';
import { count, counted } from '../wording.ts';
import { NO_FIGURES } from './finding.ts';
import type { Finding } from './verdict.ts';

/** Share of the questions that may lose their score without a doubt about the rest. */
const MOST_LOST = 0.01;

/**
 * The default guard against a candidate that leaves out what it cannot do: questions that the baseline had scored and
 * that have an error now drop out of every figure. Too many of them leave the verdict open, since nobody knows how
 * they would have gone. None where nothing was lost.
 */
export function lostAnswersFinding({ lost: { questions, of } }: Comparison): Finding[] {
  if (questions === 0) return [];
  const most = Math.floor(of * MOST_LOST);
  const rule = `<= ${most}`;
  const have = questions === 1 ? 'has' : 'have';
  const said = `${count(questions)} of the ${counted(of, 'question')} that had a score before ${have} an error or none now`;
  const found = questions <= most;
  return [
    {
      id: `errors ${rule}`,
      kind: 'guard',
      metric: 'errors',
      category: null,
      rule,
      finding: found ? 'pass' : 'inconclusive',
      ...NO_FIGURES,
      items: of,
      before: 0,
      after: questions,
      reason: found
        ? `${said}, not more than 1 %.`
        : `${said}, more than 1 %: they do not count, and may be just those that went wrong.`,
    },
  ];
}

import type { NextLoop, NextStanding, NextStart, NextStudy } from '../domain/loop/next-loop.ts';
import { joinParts } from './join-parts.ts';
import { code, details, fence, link, table, text } from './markdown.ts';
import { count, counted } from './numbers.ts';
import { planCost, planTime } from './plan-words.ts';

/** The loop that this verdict leads on to: what it would study, what that takes, and what has become of it. Markdown. */
export function nextSection(next: NextLoop | null): string {
  if (next === null) return '';
  return details(summary(next), joinParts([standing(next.standing), plan(next), howOf(next.standing)]));
}

const WORDS: Record<NextStanding['kind'], string> = {
  started: 'started',
  proposed: 'proposed',
  'held-back': 'held back',
  'not-ready': 'not ready',
};

function summary({ loop, config, study, standing: { kind } }: NextLoop): string {
  const parts = [`Next loop: ${loop ?? config}`, ...(study === null ? [] : figures(study)), WORDS[kind]];
  return parts.join(', ');
}

function figures({ fresh, plan }: NextStudy): string[] {
  const least = fresh === null ? 'at least ' : '';
  return [
    `${least}${counted(plan.rows, 'row')}`,
    counted(plan.steps, 'step'),
    planTime(plan),
    planCost(plan) ?? [],
  ].flat();
}

function standing(standing: NextStanding): string {
  switch (standing.kind) {
    case 'started':
      return `This verdict started it: ${link(text(standing.run.label), standing.run.url)}. It has a comment and a check of its own.`;
    case 'proposed':
      return 'This verdict proposes it. Nothing has been started.';
    case 'held-back':
      return `**Not started.** ${text(standing.reason, { max: 600 })}`;
    case 'not-ready':
      return `**Not ready to start.** ${text(standing.reason, { max: 600 })}`;
  }
}

function plan({ config, study }: NextLoop): string {
  const rows = study === null ? [] : planRows(study);
  return joinParts([
    table([{ title: 'Next loop' }, { title: 'Plan' }], [['configuration', code(config)], ...rows]),
    ...(study?.plan.preflight ?? []).slice(0, 5).map((sentence) => text(sentence, { max: 400 })),
  ]);
}

function planRows({ fresh, joined, plan }: NextStudy): string[][] {
  const own =
    fresh === null
      ? 'the failures of its own results, not known yet'
      : `${counted(fresh, 'failure')} of its own results`;
  const least = fresh === null ? 'at least ' : '';
  const cost = planCost(plan);
  return [
    ['studies', `${own}, and ${counted(joined, 'question')} of this loop’s dataset`],
    ['rows', `${least}${count(plan.rows)}, those that are rehearsed counted in`],
    ['steps', `${least}${count(plan.steps)}`],
    ['time', `${least}${planTime(plan)}`],
    ...(cost === null ? [] : [['cost', `${least}${cost}`]]),
    ['rests on', text(plan.basis, { max: 400 })],
    ['within budget', plan.within_budget ? 'yes' : 'perhaps not: the upper end is above it'],
  ];
}

function howOf(standing: NextStanding): string {
  if (standing.kind === 'proposed') return how(standing.how);
  return standing.kind === 'held-back' && standing.how !== null ? how(standing.how) : '';
}

function how(start: NextStart): string {
  if (start.kind === 'terminal') return `To start it:\n\n${fence(start.command)}`;
  const inputs = Object.entries(start.inputs).map(([name, value]) => `${name}: ${value}`);
  return `To start it, run the workflow ${code(start.workflow)} by hand on the default branch, with these inputs:\n\n${fence(inputs.join('\n'), { max: 6000 })}`;
}

import type { ComparedQuestions } from './compared-questions.ts';
import type { CategoryComparison, Comparison, PooledCategories } from './comparison.ts';
import { measure, ScopeTally } from './measurement.ts';
import { isSmall } from './small-category.ts';

/** Figures by category, over all of them, and over the small ones together. */
export type MeasuredScopes = Pick<Comparison, 'overall' | 'pooled'> & {
  categories: Map<string, CategoryComparison>;
};

/** `names`: every category there is to be, also one of which nothing is left to compare: its absence must show. */
export function measureScopes(questions: ComparedQuestions, names: readonly string[]): MeasuredScopes {
  const tallies = new Map(names.map((name) => [name, new ScopeTally()]));
  const overall = new ScopeTally();
  const show = (how: 'add' | 'addSpread') => {
    for (let question = 0; question < questions.size; question++) {
      const evidence = questions.evidence(question);
      const values = questions.values(question);
      tallies.get(questions.category(question))?.[how](evidence, values);
      overall[how](evidence, values);
    }
  };
  show('add');
  if (overall.needsSpread) show('addSpread');
  const categories = new Map([...tallies].map(([name, tally]) => [name, tally.comparison]));
  return {
    categories,
    overall: overall.comparison,
    pooled: {
      held_out: poolSmall(questions, categories, 'held_out'),
      all: poolSmall(questions, categories, 'all'),
    },
  };
}

function poolSmall(
  questions: ComparedQuestions,
  compared: ReadonlyMap<string, CategoryComparison>,
  evidence: 'held_out' | 'all',
): PooledCategories | null {
  const small = [...compared].filter(([, { all, [evidence]: deciding }]) =>
    isSmall(all?.items ?? 0, deciding?.items ?? 0),
  );
  if (small.length === 0) return null;
  const members = new Map(small.map(([category]) => [category, [] as number[]]));
  for (let question = 0; question < questions.size; question++) {
    if (evidence === 'all' || questions.evidence(question) === 'held_out')
      members.get(questions.category(question))?.push(question);
  }
  const deciding = [...members.values()].flat();
  return {
    categories: small.map(([category]) => category),
    measurement: measure(deciding, (question) => questions.values(question)),
  };
}

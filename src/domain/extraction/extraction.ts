import type { Warning } from '../benchmark/item.ts';
import { worstAnswer } from '../benchmark/question.ts';
import { MIXED_PROMPTS, NO_EXAMPLES, NO_ITEMS } from '../dataset/extraction-remarks.ts';
import { WarningTally } from '../dataset/warning-tally.ts';
import type { AnswerNotes } from './answer-notes.ts';
import { CategoryTally } from './category-tally.ts';
import type { DerivationRule } from './derive.ts';
import { ExampleChoice } from './example-choice.ts';
import { type Layout, layOut } from './layout.ts';
import { isMined, type MiningRule } from './mine.ts';
import { chooseRehearsal } from './rehearsal.ts';

export interface ExtractionRule {
  mining: MiningRule;
  split: { holdout: number; seed: string };
  derivation: DerivationRule;
}

/** What goes into a dataset; the answers themselves are to be fetched by their place in the results. */
export interface Extraction extends Layout {
  /** In the order in which they first appear. */
  categories: ReadonlyMap<string, CategoryTally>;
  warnings: Warning[];
}

/** From the notes on one model's answers to what it should study: split, select, audit, choose. */
export function extractDataset(notes: AnswerNotes, rule: ExtractionRule): Extraction {
  const warnings = new WarningTally();
  const taken = notes.nameIndex();
  const examples = new ExampleChoice(notes, rule.derivation.alreadyRight, taken, warnings);
  const categories = selectFailures(notes, rule.mining, examples);
  const rehearsal = chooseRehearsal(notes, examples.size, rule.derivation, taken, warnings);
  for (const [category, tally] of categories) tally.replay(rehearsal.count(category));
  for (const name of categoriesNamed(rule)) {
    if (!categories.has(name)) warnings.add('no-such-category', name, NO_ITEMS, 0);
  }
  if (notes.mixed > 0) warnings.add('ambiguous-id', null, MIXED_PROMPTS, notes.mixed);
  if (examples.size === 0) warnings.add('nothing-selected', null, NO_EXAMPLES, 0);
  return { categories, ...layOut(notes, categories, examples, rehearsal), warnings: warnings.list() };
}

/** In the configuration; a name that is misspelt there would do nothing. */
function categoriesNamed({ mining, derivation }: ExtractionRule): Set<string> {
  const { default: _, ...exceptions } = derivation.target;
  return new Set([...(mining.categories === 'all' ? [] : mining.categories), ...Object.keys(exceptions)]);
}

function selectFailures(
  notes: AnswerNotes,
  rule: MiningRule,
  examples: ExampleChoice,
): Map<string, CategoryTally> {
  const categories = new Map<string, CategoryTally>();
  for (const question of notes.questions()) {
    const tally = categories.get(question.category) ?? new CategoryTally();
    categories.set(question.category, tally);
    tally.question(question);
    if (question.isHeldOut || !isMined(question, rule)) continue;
    const answer = worstAnswer(question);
    tally.failure(answer);
    if (examples.take(question, answer)) tally.example(answer);
  }
  return categories;
}

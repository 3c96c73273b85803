import { counted } from '../wording.ts';
import type { Remark } from './warning-tally.ts';

export const NO_EXAMPLES: Remark = { one: 'example to train on', many: 'examples to train on' };

export const NO_ITEMS: Remark = {
  one: 'item is in this category, which the configuration names',
  many: 'items are in this category, which the configuration names',
};

const AS_ONE =
  'together they are one question, marked by their mean, of which one prompt at most is trained on or held out, while compare tells them apart by prompt: give each question an id of its own';

export const MIXED_PROMPTS: Remark = {
  one: `answer stands under an id that another prompt has too, and counts as a repeat of it: ${AS_ONE}`,
  many: `answers stand under ids that other prompts have too, and count as repeats of them: ${AS_ONE}`,
};

export const DUPLICATE_FAILURE: Remark = {
  one: 'failure asks a question that another one asks; the first was kept',
  many: 'failures ask a question that another one asks; the first was kept',
};

export const NO_TARGET: Remark = {
  one: 'failure has neither a reference nor an opponent’s answer to learn from',
  many: 'failures have neither a reference nor an opponent’s answer to learn from',
};

/** `source` is whose answer serves instead. */
export function otherTarget(source: string): Remark {
  const missing = `from ${source}: the source asked for is missing`;
  return { one: `target comes ${missing}`, many: `targets come ${missing}` };
}

export const NO_REPLAY: Remark = {
  one: 'replay row was left out: a preference pair needs a rejected answer',
  many: 'replay rows were left out: a preference pair needs a rejected answer',
};

/** `passed` is how many items there are to replay. */
export function shortReplay(passed: number): Remark {
  const there = passed === 1 ? '1 passed item is' : `${counted(passed, 'passed item')} are`;
  const why = `could not be had: ${passed === 0 ? 'no passed item is' : `only ${there}`} there`;
  return { one: `replay row ${why}`, many: `replay rows ${why}` };
}

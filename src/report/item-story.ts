import type { Evidence } from '../domain/comparison/comparison.ts';
import type { ItemStory, StoryAnswer } from '../domain/comparison/item-story.ts';
import type { AuditResult } from '../domain/dataset/dataset.ts';
import { byteLength } from './byte-length.ts';
import type { Answers } from './comment-input.ts';
import { code, details, fence, text } from './markdown.ts';

const EVIDENCE: Record<Evidence, string> = {
  held_out: 'held out from training',
  trained_on: 'trained on',
  neither: 'neither trained on nor held out',
};

const AUDIT: Record<AuditResult, string> = {
  confirmed: 'the pushed answer is wrong',
  'already-right': 'the pushed answer agrees with the reference: it was no failure to learn from',
  ambiguous: 'it cannot be told whether the pushed answer is right',
  unverifiable: 'there is no reference that the pushed answer could be checked against',
};

/** So many UTF-16 units of each text, ever fewer until it fits. */
const CUTS = [1200, 500, 200, 60];

/** Everything about one question, folded; at most `room` UTF-8 bytes. How much of the texts is shown: `answers`. Markdown. */
export function itemStory(story: ItemStory, answers: Answers, room: number): string {
  const sizes = CUTS.map((cut) => () => details(summary(story), body(story, answers, cut)));
  const last = () => details(summary(story), facts(story));
  for (const size of [...sizes, last]) {
    const markdown = size();
    if (byteLength(markdown) <= room) return markdown;
  }
  return '';
}

function summary(story: ItemStory): string {
  const outcomes = answersOf(story).map(([when, { outcome }]) => `${when} ${outcome}`);
  const use = story.evidence === null ? [] : [EVIDENCE[story.evidence]];
  return [story.identity.slice(0, 100), ...outcomes, ...use].join(', ');
}

function answersOf({ pushed, before, after }: ItemStory): [string, StoryAnswer][] {
  // Where the exam was not sat again, the answer before is the pushed one.
  const known = pushed !== null && before?.response === pushed.response ? null : pushed;
  const all: [string, StoryAnswer | null][] = [
    ['as pushed', known],
    ['before', before],
    ['after', after],
  ];
  return all.flatMap(([when, answer]) => (answer === null ? [] : [[when, answer]]));
}

/** What is told also of a private benchmark: no text of question or answers. */
function facts(story: ItemStory): string {
  const { identity, category, audit } = story;
  const said = [`${code(identity, { max: 120 })} of ${text(category, { max: 60 })}`];
  if (audit !== null) said.push(`audit: ${code(audit)}, ${AUDIT[audit]}`);
  return said.join('. ');
}

function body(story: ItemStory, answers: Answers, cut: number): string {
  if (answers === 'none') return facts(story);
  const texts: [string, string][] = [
    ['Question', story.prompt],
    ...(story.reference === null ? [] : [['Reference', story.reference] as [string, string]]),
    ...answersOf(story).map(([when, { outcome, response }]): [string, string] => [
      `Answer ${when}: ${outcome}`,
      response,
    ]),
  ];
  const shown = texts.map(([title, words]) =>
    answers === 'short'
      ? `${title}: ${code(words, { max: Math.min(cut, 160) }) || '*empty*'}`
      : `${title}\n${fence(words, { max: cut })}`,
  );
  return [facts(story), ...shown].join('\n\n');
}

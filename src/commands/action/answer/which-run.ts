import { link, text } from '../../../report/markdown.ts';
import type { Asked } from '../begin/ask-training.ts';

/** What was asked for and has a run. */
export type AskedRun = Extract<Asked, { run: object }>;

const STANDS: Record<AskedRun['kind'], string> = {
  dispatched: 'is started',
  attached: 'is already under way',
  finished: 'was done before',
};

/** Which run trains it and how it stands, as a sentence. Markdown. */
export function whichRun({ kind, run }: AskedRun): string {
  return `${link(text(`training run ${run.id}`), run.url)} ${STANDS[kind]}.`;
}

import type { Manifest } from '../domain/dataset/dataset.ts';
import { auditPart } from './audit-section.ts';
import { title } from './comment.ts';
import type { Frame } from './comment-input.ts';
import { lastLine } from './custody.ts';
import { COMMENT_LIMIT, fitParts } from './fit.ts';
import { joinParts } from './join-parts.ts';
import { alert, code, fence, text } from './markdown.ts';
import { loss, money } from './numbers.ts';
import { progressBar } from './progress-bar.ts';
import { stateHeadline } from './state-headline.ts';
import type { Failed, LoopView, NotStarted, Training } from './state-view.ts';
import { warningsPart } from './warnings-section.ts';

export type { LoopView } from './state-view.ts';

/** A loop that is not judged. */
export interface StateInput extends Frame {
  view: LoopView;
  /** The dataset, once there is one. */
  manifest: Manifest | null;
  /** What the criteria cannot tell on these items, found before any GPU was used; plain sentences. */
  preflight: string[];
}

/** The comment of a loop that is not judged, in any of its states; never above 60,000 UTF-8 bytes. */
export function renderState(input: StateInput): string {
  const { view } = input;
  const manifest = view.phase === 'skipped' ? view.manifest : input.manifest;
  const isIdle = (code: string) => view.phase === 'skipped' && OF_REPLAY.has(code);
  const warnings = (manifest?.warnings ?? []).filter(({ code }) => !isIdle(code));
  const parts = [
    { name: 'title', sizes: [() => title(input, stateHeadline(input.view))] },
    { name: 'state', sizes: [() => stateBody(input.view), () => stateBody({ ...input.view, ...NO_LOG })] },
    { name: 'preflight', sizes: [() => preflight(input.preflight)] },
    auditPart(manifest),
    warningsPart('warnings', 'Warnings', warnings),
    { name: 'end', sizes: [() => lastLine(input, manifest, null)] },
  ];
  return `${joinParts(fitParts(parts, ['warnings', 'dataset', 'state'], COMMENT_LIMIT).parts)}\n`;
}

const NO_LOG = { log: [] };

/** Where nothing is trained nothing is rehearsed, either. */
const OF_REPLAY: ReadonlySet<string> = new Set(['replay-short', 'replay-impossible']);

/** Nothing to train, as a whole comment for the terminal or a file. */
export function renderNothingToTrain(input: {
  manifest: Manifest;
  minimum: number;
  version: string;
}): string {
  const view: LoopView = { phase: 'skipped', manifest: input.manifest, minimum: input.minimum };
  return renderState({
    loop: 'default',
    marker: null,
    links: {},
    history: [],
    version: input.version,
    view,
    manifest: input.manifest,
    preflight: [],
  });
}

function stateBody(view: LoopView): string {
  switch (view.phase) {
    case 'training':
      return training(view);
    case 'benchmarking':
      return view.total === null ? '' : progressBar(view.done, view.total);
    case 'queued':
      return view.waitingFor === 'same'
        ? 'Its results are judged for this commit, too.'
        : `It is given up after ${view.limitMinutes} min.`;
    case 'waiting-approval':
      return 'A reviewer of this environment starts it from the run’s page.';
    case 'not-started':
      return notStarted(view);
    case 'failed':
      return failed(view);
    case 'cancelled':
      return view.closed ? 'Reopening the pull request starts it again.' : '';
    default:
      return '';
  }
}

function training(view: Training): string {
  const said = [
    view.loss === null ? '' : `loss ${loss(view.loss.first)} → ${loss(view.loss.latest)}`,
    view.usdSoFar === null ? '' : `${money(view.usdSoFar)} so far`,
    `last heard from at ${text(clockTime(view.heardAt), { max: 40 })}`,
  ];
  return `${progressBar(view.step, view.steps)}\n\n${joinParts(said, ' · ')}`;
}

/** `2026-01-05 10:07 UTC` of an ISO 8601 time; anything else as it is. */
function clockTime(at: string): string {
  return at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2 UTC');
}

function notStarted({ detail, remedy, values = [] }: NotStarted): string {
  const sentences = [detail, remedy ?? '']
    .filter((part) => part !== '')
    .map((part) => text(part, { max: 500 }));
  const typed = values.map(({ label, value }) => `${text(label, { max: 60 })} ${code(value)}`).join('\n');
  const said = [...sentences, ...(typed === '' ? [] : [typed])];
  return said.length === 0 ? '' : alert('NOTE', said.join('\n\n'));
}

const LOG_LINES = 20;

function failed({ hint, log }: Failed): string {
  const tail = log.slice(-LOG_LINES).map((line) => line.slice(0, 300));
  return joinParts([
    hint === null ? '' : `**What to change:** ${text(hint, { max: 500 })}`,
    tail.length === 0 ? '' : `The last lines of the log:\n\n${fence(tail.join('\n'), { max: 6000 })}`,
  ]);
}

function preflight(sentences: string[]): string {
  return sentences.length === 0
    ? ''
    : alert(
        'WARNING',
        sentences
          .slice(0, 10)
          .map((sentence) => text(sentence, { max: 400 }))
          .join('\n\n'),
      );
}

import type { Manifest } from '../domain/dataset/dataset.ts';
import { countTrainingRows } from '../domain/dataset/manifest.ts';
import type { Receipt } from '../domain/training/receipt.ts';
import type { EarlierVerdict, Frame } from './comment-input.ts';
import { joinParts } from './join-parts.ts';
import { code, link, text } from './markdown.ts';
import { count, counted } from './numbers.ts';
import { trend } from './trend.ts';
import { verdictSign } from './words.ts';

const MOST_EARLIER = 5;

/** The end of a comment: where its figures come from, and what was said before it. Markdown. */
export function lastLine(frame: Frame, manifest: Manifest | null, receipt: Receipt | null): string {
  return joinParts([custodyLine(frame, manifest, receipt), footer(frame)], ' · ');
}

/** From results to verdict, each link named by its digest, so that anyone can check the chain. Markdown. */
function custodyLine(frame: Frame, manifest: Manifest | null, receipt: Receipt | null): string {
  const { links } = frame;
  const chain = [
    links.results === undefined
      ? ''
      : `results ${link(code(links.results.commit.slice(0, 7)), links.results.url)}`,
    manifest === null
      ? ''
      : `dataset ${digest(manifest.digest)} (${counted(countTrainingRows(manifest), 'row')})`,
    links.training === undefined ? '' : link(text(links.training.label, { max: 60 }), links.training.url),
    receipt?.adapter ? `adapter ${digest(receipt.adapter.sha256)}` : '',
    ...(receipt === null ? [] : ['re-benchmark', 'this verdict']),
  ];
  return joinParts(chain, ' → ');
}

/** Version, full report, earlier verdicts and how the goal has come along. Markdown. */
function footer(frame: Frame): string {
  const parts = [
    text(`retake v${frame.version}`, { max: 40 }),
    ...(frame.links.report === undefined ? [] : [link('full report', frame.links.report)]),
    ...(frame.history.length === 0 ? [] : [`earlier verdicts: ${earlier(frame.history)}`]),
    trend(frame),
  ];
  return joinParts(parts, ' · ');
}

function earlier(history: EarlierVerdict[]): string {
  const shown = history
    .slice(0, MOST_EARLIER)
    .map(
      ({ verdict, commit, url }) =>
        `${verdictSign(verdict)} ${verdict} ${link(code(commit.slice(0, 7)), url)}`,
    );
  const left = history.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${count(left)} before`] : [])].join(', ');
}

function digest(sha256: string): string {
  return code(`sha256:${sha256.slice(0, 12)}`);
}

import { writeMarker } from '../domain/loop/marker.ts';
import { auditPart } from './audit-section.ts';
import { byteLength } from './byte-length.ts';
import { changesSection } from './changes-section.ts';
import type { CommentInput, Frame } from './comment-input.ts';
import { contaminationSentence } from './contamination.ts';
import { criteriaSection, criterionLabel } from './criteria-section.ts';
import { lastLine } from './custody.ts';
import { decidingFinding } from './deciding.ts';
import { isSplit } from './evidence-split.ts';
import { movedItems } from './fate-summary.ts';
import { figuresTable, unmatchedSentence } from './figures-table.ts';
import { COMMENT_LIMIT, fitParts, type Part } from './fit.ts';
import { evidenceNeeded, headline } from './headline.ts';
import { joinParts } from './join-parts.ts';
import { type AlertKind, alert, link, text } from './markdown.ts';
import { nextSection } from './next-section.ts';
import { count, counted } from './numbers.ts';
import { outcomesSection } from './outcomes-section.ts';
import { trainingSection } from './training-section.ts';
import { warningsPart } from './warnings-section.ts';
import { findingMark, verdictSign } from './words.ts';

/** Said at the end of a text that was cut; its room is kept free from the start. */
const NOTICE_ROOM = 600;

/** The whole comment of a judged loop, never longer than `limit` UTF-8 bytes. */
export function renderComment(input: CommentInput, limit = COMMENT_LIMIT): string {
  const fitted = fitParts(commentParts(input), SHRINK_ORDER, limit - NOTICE_ROOM);
  const room = limit - NOTICE_ROOM - byteLength(joinParts(fitted.parts));
  const changes = changesSection(input, { room, split: isSplit(input.verdict) });
  const before = fitted.parts.slice(0, -1);
  const end = fitted.parts.at(-1) ?? '';
  const notice = shortenedNotice(
    input,
    { left: changes.left, of: movedItems(input.fates) },
    fitted.shortened,
  );
  return `${joinParts([...before, changes.markdown, notice, end])}\n`;
}

/** Items give way first: they get what the rest leaves over. Then these, in this order. */
const SHRINK_ORDER = [
  'dataset warnings',
  'warnings',
  'dataset',
  'training',
  'outcomes',
  'figures',
  'criteria',
];

function commentParts(input: CommentInput): Part[] {
  const { verdict, manifest, receipt } = input;
  return [
    fixed('marker', title(input, `${verdictSign(verdict.verdict)} ${headline(input)}`)),
    fixed('verdict', verdictAlert(input)),
    part(
      'figures',
      [100, 40, 15].map((most) => () => figuresTable(input, most)),
    ),
    fixed('unmatched', unmatchedSentence(verdict)),
    part('criteria', [
      () => criteriaSection(verdict),
      () => criteriaSection(verdict, { reasons: false }),
      () => criteriaSection(verdict, { most: 20, reasons: false }),
    ]),
    part('outcomes', [() => outcomesSection(input), () => '']),
    part('training', [
      () => trainingSection(receipt),
      () => trainingSection(receipt, { chart: false }),
      () => '',
    ]),
    warningsPart('warnings', 'Warnings on the comparison', verdict.warnings),
    auditPart(manifest),
    warningsPart('dataset warnings', 'Warnings on the dataset', manifest?.warnings ?? []),
    fixed('next', nextSection(input.next ?? null)),
    fixed('custody', lastLine(input, manifest, receipt)),
  ];
}

/** The marker, unseen, and the first line that is seen. */
export function title({ marker }: Pick<Frame, 'marker'>, line: string): string {
  return `${marker === null ? '' : `${writeMarker(marker)}\n`}### ${line}`;
}

function part(name: string, sizes: (() => string)[]): Part {
  return { name, sizes };
}

function fixed(name: string, markdown: string): Part {
  return { name, sizes: [() => markdown] };
}

const ALERTS: Record<CommentInput['verdict']['verdict'], AlertKind> = {
  pass: 'TIP',
  fail: 'CAUTION',
  inconclusive: 'WARNING',
};

/** The finding that decided, with its figures, and what share of the items was trained on. */
function verdictAlert(input: CommentInput): string {
  const { verdict } = input;
  const finding = decidingFinding(verdict);
  const said =
    finding === null
      ? 'No criterion could be made from these results.'
      : `The ${finding.kind} **${criterionLabel(finding, verdict)}**: ${findingMark(finding.finding)}. ${text(finding.reason, { max: 600 })}`;
  const others = verdict.criteria.filter((other) => other !== finding && other.finding === 'fail').length;
  const also = others === 0 ? '' : `${count(others)} more ${others === 1 ? 'criterion' : 'criteria'} failed.`;
  return alert(
    ALERTS[verdict.verdict],
    joinParts([said, text(evidenceNeeded(input)), also, contamination(input), text(input.caveat ?? '')], ' '),
  );
}

/** What was trained on, with the way out where it counts. */
function contamination(input: CommentInput): string {
  const said = text(contaminationSentence(input), { max: 600 });
  const { holdout } = input.links;
  return said !== '' && input.evidence === 'all' && holdout !== undefined
    ? `${said} ${link('How to hold items out', holdout)}.`
    : said;
}

function shortenedNotice(
  input: CommentInput,
  items: { left: number; of: number },
  sections: string[],
): string {
  const said = [
    ...(items.left > 0 ? [`${count(items.left)} of ${counted(items.of, 'item')} are not listed`] : []),
    ...(sections.length > 0 ? [`less is said of ${sections.join(', ')}`] : []),
  ];
  if (said.length === 0) return '';
  const { report } = input.links;
  const rest = report === undefined ? '' : ` Everything is in ${link('the full report', report)}.`;
  return `<sub>Shortened: ${said.join('; ')}.${rest}</sub>`;
}

import { own } from '../domain/own.ts';
import { isCount } from '../domain/verdict/criteria.ts';
import { changeWords, flips, metricInWords } from '../domain/verdict/metric-words.ts';
import { LEVEL } from '../domain/verdict/rule-result.ts';
import type { Finding, Verdict } from '../domain/verdict/verdict.ts';
import { blindness, capitalised } from '../domain/wording.ts';
import type { CommentInput } from './comment-input.ts';
import { decidingFinding } from './deciding.ts';
import { figureText } from './figure-text.ts';
import { ruleOf } from './finding-rule.ts';
import { itemsNeeded } from './items-needed.ts';
import { keptClause, scopeInSentence } from './kept.ts';
import { text } from './markdown.ts';
import { changeInterval, count, counted, percent, points, pointsWithoutSign, pValue } from './numbers.ts';
import { findingScope, isPool } from './scope-name.ts';
import { verdictWord } from './words.ts';

/** `Retake: FAIL. Math got worse: 28 of 50 items broke, 1 was fixed`. Markdown, on one line. */
export function headline(input: CommentInput): string {
  return `Retake: ${verdictWord(input.verdict.verdict)}. ${text(verdictReason(input), { max: 400 })}`;
}

/** Why the verdict is what it is, with its figures, as plain text. */
export function verdictReason(input: CommentInput): string {
  return capitalised(reason(input));
}

function reason(input: CommentInput): string {
  const { verdict } = input;
  const finding = decidingFinding(verdict);
  if (finding === null) return 'there was no criterion to judge by';
  const said = sentence(finding, verdict, counted(finding.items ?? 0, itemKind(input, finding)));
  if (verdict.verdict === 'inconclusive' && finding.kind === 'guard') return `${reached(verdict)}${said}`;
  if (verdict.verdict !== 'pass') return said;
  return finding.kind === 'guard' ? guardsAlone(verdict, said) : `${said}${keptClause(verdict)}`;
}

/** How many items it would take to tell what these do not, in a sentence of plain text; '' where they tell. */
export function evidenceNeeded(input: CommentInput): string {
  const finding = decidingFinding(input.verdict);
  return finding === null ? '' : itemsNeeded(finding, itemKind(input, finding));
}

/** The items that decided are called held-out only where others of their kind were not. */
function itemKind(
  { verdict, evidence }: CommentInput,
  { category, items }: Finding,
): 'item' | 'held-out item' {
  const scope = category === null ? verdict.overall : own(verdict.categories, category);
  const heldOut = evidence === 'held-out' && scope?.all?.items !== items && scope?.held_out?.items === items;
  return heldOut ? 'held-out item' : 'item';
}

function reached(verdict: Verdict): string {
  const goal = verdict.criteria.find((finding) => finding.kind === 'goal' && finding.finding === 'pass');
  if (goal === undefined || goal.before === null || goal.after === null) return '';
  return `${subject(goal, verdict)} rose from ${percent(goal.before)} to ${percent(goal.after)}, but `;
}

/** Nothing was to be gained: a PASS says no more than that nothing forbidden happened. */
function guardsAlone({ criteria }: Verdict, said: string): string {
  return criteria.length === 1
    ? `no goal was set, and the one guard held: ${said}`
    : `no goal was set, and all ${count(criteria.length)} guards held; the closest: ${said}`;
}

function sentence(finding: Finding, verdict: Verdict, items: string): string {
  if (finding.finding === 'not-measured') {
    return `${subject(finding, verdict)} could not be measured: ${inSentence(finding.reason)}`;
  }
  if (isCount(finding.metric)) return inSentence(finding.reason);
  const rule = ruleOf(finding);
  switch (rule.kind) {
    case 'decreases':
      return `the training loss ${finding.finding === 'pass' ? 'fell' : 'did not fall'}`;
    case 'improves':
      return gainSentence(finding, subject(finding, verdict), items);
    case 'max_drop':
      return dropSentence(finding, scopeInSentence(finding, verdict), rule.margin, items);
    case 'at_least':
      return boundSentence(finding, subject(finding, verdict), items, { name: 'floor', beyond: 'below' });
    case 'at_most':
      return boundSentence(finding, subject(finding, verdict), items, { name: 'ceiling', beyond: 'above' });
  }
}

/** A reason of the domain as the end of a longer sentence; those meant here begin with a common word or a number. */
function inSentence(reason: string): string {
  return reason.replace(/^./u, (first) => first.toLowerCase()).replace(/\.$/, '');
}

function gainSentence(finding: Finding, subject: string, items: string): string {
  if (finding.finding === 'pass') {
    const p = finding.p_adjusted ?? finding.p;
    const noise = p !== null && p >= LEVEL ? ', not distinguishable from noise' : '';
    return `${subject} rose ${fromTo(finding)} on ${items} (${changes(finding)}${p === null ? '' : `, ${pValue(p)}`})${noise}`;
  }
  if (finding.finding === 'fail') {
    return `${subject} did not improve: ${fromTo(finding)} on ${items} (${changes(finding)})`;
  }
  const by = pointsWithoutSign(finding.change ?? 0);
  return `${subject} rose by ${by} on ${items} (${changes(finding)}); ${blindness(finding.smallest_visible_change)}`;
}

function dropSentence(finding: Finding, where: string, margin: number, items: string): string {
  if (finding.finding === 'fail') return `${where} got worse: ${lost(finding, items)}`;
  const change = `${points(finding.change ?? 0)} on ${items}${interval(finding)}`;
  const dropped = `dropped by more than ${pointsWithoutSign(margin)}`;
  return finding.finding === 'pass'
    ? `that ${where} ${dropped} is ruled out (${change})`
    : `whether ${where} ${dropped} cannot be told: ${change}`;
}

function lost(finding: Finding, items: string): string {
  const improved = finding.improved ?? 0;
  const yesOrNo = changeWords(finding.metric).worse === 'broken';
  return yesOrNo
    ? `${count(finding.worsened ?? 0)} of ${items} broke, ${count(improved)} ${improved === 1 ? 'was' : 'were'} fixed`
    : `${count(finding.worsened ?? 0)} of ${items} got worse, ${count(improved)} got better`;
}

function boundSentence(
  finding: Finding,
  subject: string,
  items: string,
  { name, beyond }: { name: string; beyond: string },
): string {
  const bound = finding.rule.replace(/^[<>]=\s*/, '').replace('%', ' %');
  const side = finding.finding === 'pass' ? `not ${beyond}` : beyond;
  const figure = finding.after === null ? 'unknown' : figureText(finding.metric, finding.after);
  return `${subject} at ${figure} on ${items}, ${side} the ${name} of ${bound}`;
}

/** `math accuracy`, `the score over all categories together`; with one category `the overall score`. */
function subject(finding: Finding, verdict: Verdict): string {
  const label = metricInWords(finding.metric);
  const several = finding.category === null || isPool(finding, verdict);
  if (!several) return `${findingScope(finding, verdict)} ${label}`;
  return Object.keys(verdict.categories).length === 1
    ? `the overall ${label}`
    : `the ${label} over ${scopeInSentence(finding, verdict)}`;
}

function fromTo(finding: Finding): string {
  if (finding.before === null || finding.after === null) return '';
  return `from ${figureText(finding.metric, finding.before)} to ${figureText(finding.metric, finding.after)}`;
}

function changes({ metric, improved, worsened }: Finding): string {
  return flips(metric, improved ?? 0, worsened ?? 0);
}

function interval(finding: Finding): string {
  return finding.interval === null ? '' : `, 95 % interval ${changeInterval(finding.interval)}`;
}

import type { Finding } from '../domain/verdict.ts';
import type { CommentInput } from './comment-input.ts';
import { decidingFinding } from './deciding.ts';
import { shown } from './figure.ts';
import { text } from './markdown.ts';
import {
  changeInterval,
  count,
  percent,
  plural,
  pointsInWords,
  pointsWithoutSign,
  pValue,
} from './numbers.ts';
import { capitalised, changeWords, isCount, metricLabel, verdictWord } from './words.ts';

/** `Retake: FAIL. Math got worse: 28 of 50 items broke, 1 was fixed`. Markdown, on one line. */
export function headline(input: CommentInput): string {
  return `Retake: ${verdictWord(input.verdict.verdict)}. ${text(verdictReason(input), { max: 400 })}`;
}

/** Why the verdict is what it is, with its figures, as plain text. */
export function verdictReason(input: CommentInput): string {
  return capitalised(reason(input));
}

function reason(input: CommentInput): string {
  const finding = decidingFinding(input.verdict);
  if (finding === null) return 'there was no criterion to judge by';
  const said = sentence(finding, itemsPhrase(input, finding));
  if (input.verdict.verdict === 'inconclusive' && finding.kind === 'guard') return `${reached(input)}${said}`;
  return input.verdict.verdict === 'pass' ? `${said}${kept(input, finding)}` : said;
}

/** The items that decided are called held-out only where others of their kind were not. */
function itemsPhrase({ verdict, evidence }: CommentInput, { category, items }: Finding): string {
  const scope = category === null ? verdict.overall : verdict.categories[category];
  const heldOut = evidence === 'held-out' && scope?.all?.items !== items && scope?.held_out?.items === items;
  return plural(items ?? 0, `${heldOut ? 'held-out ' : ''}item`);
}

function reached(input: CommentInput): string {
  const goal = input.verdict.criteria.find(
    (finding) => finding.kind === 'goal' && finding.finding === 'pass',
  );
  if (goal === undefined || goal.before === null || goal.after === null) return '';
  return `${subject(goal)} rose from ${percent(goal.before)} to ${percent(goal.after)}, but `;
}

function kept(input: CommentInput, decided: Finding): string {
  const guards = input.verdict.criteria.filter((finding) => finding.kind === 'guard' && finding !== decided);
  if (guards.length === 0) return '';
  return guards.some((guard) => guard.rule.startsWith('max_drop'))
    ? ' and nothing was forgotten'
    : ' and every guard held';
}

function sentence(finding: Finding, items: string): string {
  if (finding.finding === 'not-measured')
    return `${subject(finding)} could not be measured: ${finding.reason.replace(/^not measured: /i, '')}`;
  const rule = finding.rule;
  if (rule === 'decreases')
    return `the training loss ${finding.finding === 'pass' ? 'fell' : 'did not fall'}`;
  if (rule.startsWith('max_drop')) return dropSentence(finding, items);
  if (rule === 'improves') return gainSentence(finding, items);
  return boundSentence(finding, items);
}

function gainSentence(finding: Finding, items: string): string {
  const rose = `${subject(finding)} rose`;
  if (finding.finding === 'pass') {
    const p = finding.p_adjusted ?? finding.p;
    return `${rose} ${fromTo(finding)} on ${items} (${flips(finding)}${p === null ? '' : `, ${pValue(p)}`})`;
  }
  if (finding.finding === 'fail') {
    return `${subject(finding)} did not improve: ${fromTo(finding)} on ${items} (${flips(finding)})`;
  }
  const by = pointsWithoutSign(finding.change ?? 0);
  return `${rose} by ${by} on ${items} (${flips(finding)}); ${blindness(finding.smallest_visible_change)}`;
}

function blindness(smallest: number | null): string {
  return smallest === null
    ? 'this benchmark could not have seen any change'
    : `this benchmark cannot see a change under ${pointsWithoutSign(smallest)}`;
}

function dropSentence(finding: Finding, items: string): string {
  const where = finding.category ?? 'the whole exam';
  if (finding.finding === 'fail') return `${where} got worse: ${lost(finding, items)}`;
  const change = `${pointsInWords(finding.change ?? 0)} on ${items}${interval(finding)}`;
  return finding.finding === 'pass'
    ? `${where} kept what it knew: ${change}`
    : `whether ${where} kept what it knew cannot be told: ${change}`;
}

function lost(finding: Finding, items: string): string {
  const improved = finding.improved ?? 0;
  const yesOrNo = changeWords(finding.metric).worse === 'broken';
  return yesOrNo
    ? `${count(finding.worsened ?? 0)} of ${items} broke, ${count(improved)} ${improved === 1 ? 'was' : 'were'} fixed`
    : `${count(finding.worsened ?? 0)} of ${items} got worse, ${count(improved)} got better`;
}

function boundSentence(finding: Finding, items: string): string {
  const floor = finding.rule.startsWith('>=');
  const bound = finding.rule.replace(/^[<>]=\s*/, '').replace('%', ' %');
  const side = finding.finding === 'pass' ? 'within' : floor ? 'below' : 'above';
  const figure = finding.after === null ? 'unknown' : shown(finding, finding.after);
  const on = isCount(finding.metric) ? '' : ` on ${items}`;
  return `${subject(finding)} at ${figure}${on}, ${side} the ${floor ? 'floor' : 'ceiling'} of ${bound}`;
}

function subject(finding: Finding): string {
  const label = metricLabel(finding.metric);
  return finding.category === null ? `overall ${label}` : `${finding.category} ${label}`;
}

function fromTo(finding: Finding): string {
  if (finding.before === null || finding.after === null) return '';
  return `from ${shown(finding, finding.before)} to ${shown(finding, finding.after)}`;
}

function flips(finding: Finding): string {
  const { better, worse } = changeWords(finding.metric);
  return `${count(finding.improved ?? 0)} ${better}, ${count(finding.worsened ?? 0)} ${worse}`;
}

function interval(finding: Finding): string {
  return finding.interval === null ? '' : `, 95 % interval ${changeInterval(finding.interval)}`;
}

import type { Finding, Verdict } from '../../domain/verdict/verdict.ts';
import { criteriaSummary } from '../criteria-section.ts';
import { figureText } from '../figure-text.ts';
import { findingScope } from '../scope-name.ts';
import { findingMark, scopeLabel } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** Each criterion with its finding and the sentence that explains it. */
export function criteriaSection(verdict: Verdict): Markup {
  if (verdict.criteria.length === 0) return html``;
  return html`<section aria-labelledby="criteria-title">
<h2 id="criteria-title">${criteriaSummary(verdict)}</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="criteria-title"><table>
<thead><tr><th scope="col">Criterion</th><th scope="col">Rule</th><th scope="col" class="number">Before</th><th scope="col" class="number">After</th><th scope="col">Finding</th><th scope="col">Reason</th></tr></thead>
<tbody>${verdict.criteria.map((finding) => criterionLine(finding, verdict))}</tbody>
</table></div>
<p class="muted">A guard must hold. Of the goals, ${verdict.decision === 'any' ? 'one must be reached' : 'all must be reached'}.</p>
</section>`;
}

function criterionLine(finding: Finding, verdict: Verdict): Markup {
  const figure = (value: number | null) => (value === null ? '' : figureText(finding.metric, value));
  return html`<tr><th scope="row">${finding.kind}: ${scopeLabel(findingScope(finding, verdict), finding.metric)}</th><td><code>${finding.rule}</code></td><td class="number">${figure(finding.before)}</td><td class="number">${figure(finding.after)}</td><td><span class="badge ${finding.finding}">${findingMark(finding.finding)}</span></td><td class="reason">${finding.reason}</td></tr>
`;
}

import { countTrainingRows } from '../../domain/dataset/manifest.ts';
import type { CommentInput, EarlierVerdict } from '../comment-input.ts';
import { counted } from '../numbers.ts';
import { verdictSign } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** From results to verdict, each step named by its digest. */
export function custodySection({ links, manifest, receipt, history, verdict }: CommentInput): Markup {
  const steps: (Markup | null)[] = [
    links.results === undefined
      ? null
      : html`results ${anchor(links.results.commit.slice(0, 7), links.results.url)}`,
    manifest === null
      ? null
      : html`dataset <code>sha256:${manifest.digest}</code>, ${counted(countTrainingRows(manifest), 'row')}`,
    links.training === undefined ? null : anchor(links.training.label, links.training.url),
    receipt?.adapter ? html`adapter <code>sha256:${receipt.adapter.sha256}</code>` : null,
    html`comparison of ${verdict.models.before ?? 'the model before'} with ${verdict.models.after ?? 'the model after'}`,
    html`this verdict`,
  ];
  return html`<section aria-labelledby="custody-title">
<h2 id="custody-title">Where the figures come from</h2>
<ol class="custody">${steps.flatMap((step) => (step === null ? [] : [html`<li>${step}</li>`]))}</ol>
${history.length === 0 ? null : html`<h3>Earlier verdicts</h3><ul>${history.map(earlier)}</ul>`}
</section>`;
}

function earlier({ verdict, commit, url }: EarlierVerdict): Markup {
  return html`<li>${verdictSign(verdict)} ${verdict} ${anchor(commit.slice(0, 7), url)}</li>`;
}

/** A link to a web page, else its words alone. */
function anchor(words: string, url: string | undefined): Markup {
  return url !== undefined && /^https?:\/\//i.test(url)
    ? html`<a href="${url}" rel="noreferrer">${words}</a>`
    : html`${words}`;
}

import type { Sha256 } from '../../domain/benchmark/identity.ts';
import type { Warning } from '../../domain/benchmark/item.ts';
import type { CommentInput } from '../comment-input.ts';
import { contaminationSentence } from '../contamination.ts';
import { evidenceNeeded, verdictReason } from '../headline.ts';
import { count } from '../numbers.ts';
import { warningLines } from '../warnings-section.ts';
import { verdictSign, verdictWord } from '../words.ts';
import { criteriaSection } from './criteria-section.ts';
import { custodySection } from './custody-section.ts';
import { datasetSection } from './dataset-section.ts';
import { figuresSection } from './figures-section.ts';
import { itemsSection } from './items-section.ts';
import { ListedItems } from './listed-items.ts';
import { html, type Markup, raw } from './markup.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';
import { trainingSection } from './training-section.ts';

/**
 * The whole report as one page that needs no network: verdict, criteria, figures, training, dataset and every item.
 * Its policy lets nothing run or load but its own script and style, named by their digests. For `changes` give all
 * items, also those that stayed right; they are gone through twice. Comes in pieces, for there may be many items.
 */
export function* renderReport(input: CommentInput, sha256: Sha256): Generator<string> {
  const { changes, answers, manifest } = input;
  const listed = new ListedItems(changes, answers);
  const hasItems = !listed.isEmpty;
  yield beforeItems(input, hasItems, sha256).markup;
  if (hasItems) yield* itemsSection(listed, { changes, answers, manifest });
  yield afterItems(input, hasItems).markup;
}

function beforeItems(input: CommentInput, items: boolean, sha256: Sha256): Markup {
  const { verdict } = input;
  const word = verdictWord(verdict.verdict);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(items, sha256)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Retake: ${word}, ${input.loop}</title>
<style>${raw(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the verdict</a>
<header><p class="muted">Retake · ${input.loop}</p></header>
<main id="main">
<section class="verdict ${verdict.verdict}" aria-labelledby="verdict-title">
<h1 id="verdict-title">${verdictSign(verdict.verdict)} ${word}</h1>
<p class="reason">${verdictReason(input)}</p>
${paragraph(evidenceNeeded(input))}${paragraph(contaminationSentence(input))}${paragraph(input.caveat ?? '')}
</section>
${criteriaSection(verdict)}
${figuresSection(input)}
`;
}

function afterItems(input: CommentInput, items: boolean): Markup {
  const { verdict } = input;
  return html`
${trainingSection(input.receipt)}
${datasetSection(input.manifest)}
${warnings('warnings-title', 'Warnings on the comparison', verdict.warnings)}
${warnings('dataset-warnings-title', 'Warnings on the dataset', input.manifest?.warnings ?? [])}
${custodySection(input)}
</main>
<footer class="muted">Made by retake v${input.version}</footer>
${items ? html`<script>${raw(PAGE_SCRIPT)}</script>` : null}
</body>
</html>
`;
}

function paragraph(text: string): Markup | null {
  return text === '' ? null : html`<p>${text}</p>`;
}

function warnings(id: string, title: string, list: Warning[]): Markup | null {
  const lines = warningLines(list);
  if (lines.length === 0) return null;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}: ${count(lines.length)}</h2>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}

/** Nothing from anywhere, and of scripts and styles only the two of this page. */
function policy(script: boolean, sha256: Sha256): string {
  const own = (text: string) => `'sha256-${base64(sha256(text))}'`;
  return [
    "default-src 'none'",
    `script-src ${script ? own(PAGE_SCRIPT) : "'none'"}`,
    `style-src ${own(PAGE_STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

function base64(hex: string): string {
  return btoa(hex.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))));
}

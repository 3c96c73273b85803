import { html, type Markup } from './markup.ts';

/** Names and values, one pair a line. */
export function factList(facts: [name: string, value: string][]): Markup {
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The report page's style: light and dark, narrow and wide, screen and paper; contrast at least 4.5 to 1. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --back: #ffffff; --raised: #f6f8fa; --line: #d1d9e0; --text: #1f2328; --muted: #59636e; --link: #0550ae;
  --good: #116329; --good-back: #dafbe1; --bad: #a40e26; --bad-back: #ffebe9; --open: #7d4e00; --open-back: #fff8c5;
  --mark: #0969da;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0d1117; --raised: #151b23; --line: #3d444d; --text: #f0f6fc; --muted: #9198a1; --link: #79c0ff;
    --good: #7ee787; --good-back: #12261e; --bad: #ffa198; --bad-back: #2b1216; --open: #e3b341; --open-back: #272115;
    --mark: #58a6ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 16px 48px; max-width: 1240px; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; }
h1 { font-size: 28px; margin: 0; } h2 { font-size: 19px; margin: 40px 0 12px; } h3 { font-size: 16px; margin: 20px 0 8px; }
a { color: var(--link); } p { margin: 8px 0; } .muted { color: var(--muted); }
code, pre { font: 13px/1.45 ui-monospace, "SF Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
.skip { position: absolute; left: -9999px; } .skip:focus { left: 16px; top: 8px; background: var(--back); padding: 8px; z-index: 2; }
.verdict { border-left: 6px solid var(--open); background: var(--open-back); padding: 16px 20px; border-radius: 6px; }
.verdict.pass { border-color: var(--good); background: var(--good-back); }
.verdict.fail { border-color: var(--bad); background: var(--bad-back); }
.verdict .reason { font-size: 18px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } table.narrow { width: auto; min-width: 260px; margin: 12px 0; }
th, td { border: 1px solid var(--line); padding: 6px 8px; text-align: left; vertical-align: middle; font-weight: normal; overflow-wrap: break-word; }
thead th { background: var(--raised); font-weight: 600; overflow-wrap: normal; }
.number { text-align: right; } .chart { text-align: center; } td.number, td.chart { white-space: nowrap; } .number .muted { white-space: normal; } td.reason { min-width: 320px; overflow-wrap: anywhere; }
tbody th { min-width: 130px; overflow-wrap: anywhere; } td code, .whole { white-space: nowrap; }
.badge { white-space: nowrap; border-radius: 10px; padding: 1px 8px; background: var(--raised); font-weight: 600; font-size: 13px; }
.badge.pass, .badge.fixed, .badge.improved { background: var(--good-back); color: var(--good); }
.badge.fail, .badge.broken, .badge.worsened { background: var(--bad-back); color: var(--bad); }
.badge.inconclusive, .badge.not-measured { background: var(--open-back); color: var(--open); }
.whisker .zero { stroke: var(--muted); stroke-dasharray: 2 2; } .whisker .interval { stroke: var(--muted); stroke-width: 2; }
.whisker .dot { fill: var(--muted); stroke: var(--muted); stroke-width: 2; }
.whisker.better .interval, .whisker.better .dot { stroke: var(--good); } .whisker.better .dot { fill: var(--good); }
.whisker.worse .interval, .whisker.worse .dot { stroke: var(--bad); } .whisker.worse .dot { fill: var(--bad); }
.whisker .dot.hollow { fill: var(--back); }
figure { margin: 12px 0; } .curve { width: 100%; max-width: 820px; height: auto; }
.curve text { fill: var(--muted); font-size: 12px; } .curve .grid { stroke: var(--line); }
.curve polyline { fill: none; stroke: var(--mark); stroke-width: 2; } .curve .held-out { stroke: var(--open); stroke-dasharray: 6 4; }
.facts { margin: 12px 0; } .facts div { display: grid; grid-template-columns: 120px 1fr; padding: 3px 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--muted); padding-right: 12px; overflow-wrap: anywhere; } .facts dd { margin: 0; overflow-wrap: anywhere; }
.custody li { overflow-wrap: anywhere; }
#filters { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; } #filters[hidden], #browser[hidden] { display: none; }
.field { display: flex; flex-direction: column; gap: 4px; } .grow { flex: 1 1 280px; }
fieldset { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 4px 16px; border: 0; padding: 0; margin: 0; } legend { float: left; margin-right: 16px; padding: 0; }
.choice { min-height: 28px; display: inline-flex; gap: 6px; align-items: center; }
input[type="search"], select { font: inherit; min-height: 36px; padding: 4px 8px; background: var(--back); color: var(--text); border: 1px solid var(--muted); border-radius: 6px; width: 100%; }
#browser { display: grid; grid-template-columns: minmax(280px, 2fr) 3fr; border: 1px solid var(--line); border-radius: 6px; height: 72vh; min-height: 380px; }
#list { overflow-y: auto; border-right: 1px solid var(--line); } #rows { position: relative; }
.row { position: absolute; left: 0; right: 0; height: 40px; padding: 0 10px; display: flex; gap: 10px; align-items: center; cursor: pointer; border-bottom: 1px solid var(--line); white-space: nowrap; overflow: hidden; }
.row .title { flex: 1; overflow: hidden; text-overflow: ellipsis; } .row .fate { width: 76px; font-size: 13px; font-weight: 600; } .row .where { font-size: 13px; max-width: 30%; overflow: hidden; text-overflow: ellipsis; }
.row.broken .fate, .row.worsened .fate { color: var(--bad); } .row.fixed .fate, .row.improved .fate { color: var(--good); }
.row[aria-selected="true"] { background: var(--raised); box-shadow: inset 3px 0 var(--mark); }
#item { overflow-y: auto; padding: 4px 16px 16px; } #item h3, #print-items h3 { overflow-wrap: anywhere; }
.identity { font-weight: normal; } .text .label { margin: 12px 0 4px; font-weight: 600; } .text .label .muted { font-weight: normal; }
.text pre { margin: 0; padding: 10px; background: var(--raised); border-radius: 6px; white-space: pre-wrap; unicode-bidi: plaintext; max-height: 40vh; overflow-y: auto; }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 0 12px; }
del { background: var(--bad-back); color: var(--bad); text-decoration: underline dashed; text-underline-offset: 3px; } ins { background: var(--good-back); color: var(--good); text-decoration: underline; text-underline-offset: 3px; }
#print-items { display: none; }
@media (max-width: 1100px) { th, td { padding: 6px; } tbody th { min-width: 110px; } .whisker { width: 100px; height: auto; } }
@media (max-width: 760px) {
  #browser { grid-template-columns: 1fr; grid-template-rows: 42vh auto; height: auto; } #list { border-right: 0; border-bottom: 1px solid var(--line); }
  .row .where { display: none; } .facts div { grid-template-columns: 1fr; } td.reason { min-width: 220px; }
}
@media print {
  :root { --back: #ffffff; --raised: #ffffff; --text: #000000; --muted: #444444; --line: #999999; --link: #000000;
    --good: #116329; --good-back: #ffffff; --bad: #a40e26; --bad-back: #ffffff; --open: #7d4e00; --open-back: #ffffff; }
  body { max-width: none; font-size: 11px; } main { display: flex; flex-direction: column; } #items { order: 1; }
  th, td { padding: 3px 5px; } code, pre { font-size: 10px; } .badge { padding: 0 2px; font-size: 10px; } .whisker { width: 110px; height: 12px; }
  .verdict .reason { font-size: 14px; } td.reason { min-width: 200px; } tbody th { min-width: 90px; } #filters, #browser, .skip { display: none !important; } #print-items { display: block; }
  section, tr, figure, .text { break-inside: avoid; } #items, #print-items { break-inside: auto; } .text pre { max-height: none; } .scroll { overflow: visible; }
}
`;

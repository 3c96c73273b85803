// Renders comments the way GitHub shows them, to be looked at: node test/render/render.mjs OUT FILE.md...
// For each file it writes OUT/NAME.html and, at 800 and 400 pixels, in light and dark, OUT/NAME-WIDTH-THEME.png.
// Needs cmark-gfm and chromium on the PATH, and
// npm i --no-save unified rehype-parse rehype-sanitize rehype-stringify mermaid github-markdown-css
// here or in whatever folder it is run from.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'package.json'));
const load = (name) => import(String(pathToFileURL(require.resolve(name))));
const { unified } = await load('unified');
const { default: rehypeParse } = await load('rehype-parse');
const { default: rehypeSanitize, defaultSchema } = await load('rehype-sanitize');
const { default: rehypeStringify } = await load('rehype-stringify');
const stylesheet = readFileSync(require.resolve('github-markdown-css/github-markdown.css'), 'utf8');
const mermaid = join(dirname(require.resolve('mermaid')), 'mermaid.min.js');

/** GitHub's Markdown, then its allow-list, then the alerts that it makes of quotes. */
async function githubHtml(markdown) {
  const extensions = ['table', 'autolink', 'strikethrough', 'tasklist'].flatMap((name) => ['-e', name]);
  const { stdout, status, stderr } = spawnSync(
    'cmark-gfm',
    ['--unsafe', '--github-pre-lang', ...extensions],
    {
      input: markdown,
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  );
  if (status !== 0) throw new Error(`cmark-gfm: ${stderr}`);
  const schema = {
    ...defaultSchema,
    tagNames: [...defaultSchema.tagNames, 'sub'],
    attributes: { ...defaultSchema.attributes, pre: ['lang'], details: ['open'] },
  };
  const safe = await unified()
    .use(rehypeParse, { fragment: true })
    .use(rehypeSanitize, schema)
    .use(rehypeStringify)
    .process(stdout);
  return String(safe)
    .replace(/<blockquote>\s*<p>\[!([A-Z]+)\]\s*([\s\S]*?)<\/blockquote>/g, alertHtml)
    .replace(/<pre lang="mermaid"><code>([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
}

function alertHtml(_, kind, body) {
  const title = kind[0] + kind.slice(1).toLowerCase();
  return `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${title}</p><p>${body}</div>`;
}

function page(html, { theme, open }) {
  const body = open ? html.replaceAll('<details>', '<details open>') : html;
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>${stylesheet.replaceAll('prefers-color-scheme: dark', theme === 'dark' ? 'min-width: 0' : 'max-width: 0').replaceAll('prefers-color-scheme: light', theme === 'dark' ? 'max-width: 0' : 'min-width: 0')}
body { margin: 0; background: ${theme === 'dark' ? '#0d1117' : '#ffffff'} }
.comment { margin: 16px; border: 1px solid ${theme === 'dark' ? '#3d444d' : '#d1d9e0'}; border-radius: 6px; overflow: hidden }
.head { font: 14px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; padding: 8px 16px; color: ${theme === 'dark' ? '#9198a1' : '#59636e'}; background: ${theme === 'dark' ? '#151b23' : '#f6f8fa'}; border-bottom: inherit }
.markdown-body { padding: 16px; font-size: 14px; font-family: -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, "Noto Color Emoji", sans-serif }
pre.mermaid { background: transparent !important }</style>
<div class="comment"><div class="head"><b>github-actions</b> bot commented</div><article class="markdown-body">${body}</article></div>
<script src="${pathToFileURL(mermaid)}"></script>
<script>mermaid.initialize({ startOnLoad: true, theme: ${JSON.stringify(theme === 'dark' ? 'dark' : 'default')} });</script>`;
}

function screenshot(file, image, width, height) {
  const profile = mkdtempSync(join(tmpdir(), 'retake-render-'));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
  ];
  const own = [
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
    `--user-data-dir=${profile}`,
  ];
  const shot = [`--window-size=${width},${height}`, '--virtual-time-budget=8000', `--screenshot=${image}`];
  return new Promise((done, fail) => {
    spawn('chromium', [...flags, ...own, ...shot, String(pathToFileURL(file))], { stdio: 'ignore' })
      .on('error', fail)
      .on('exit', (code) => {
        rmSync(profile, { recursive: true, force: true });
        code === 0 ? done() : fail(new Error(`chromium ended with ${code}`));
      });
  });
}

const args = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const open = process.argv.includes('--open');
const height = Number(process.argv.find((arg) => arg.startsWith('--height='))?.slice(9) ?? 1000);
const [out, ...files] = args;
if (out === undefined || files.length === 0) {
  console.error('usage: node test/render/render.mjs [--open] [--height=PIXELS] OUT FILE.md...');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
for (const file of files) {
  const html = await githubHtml(readFileSync(file, 'utf8'));
  for (const [width, theme] of [
    [800, 'light'],
    [800, 'dark'],
    [400, 'light'],
  ]) {
    const name = `${basename(file, '.md')}-${width}-${theme}`;
    const path = resolve(out, `${name}.html`);
    writeFileSync(path, page(html, { theme, open }));
    await screenshot(path, resolve(out, `${name}.png`), width, height);
    console.log(join(out, `${name}.png`));
  }
}

// Opens report pages in headless Chromium and uses them: node test/render/report.mjs OUT FILE.html...
// Prints what came out and ends with 1 if anything is amiss. Screenshots go to OUT: light, dark, 1000 and 400 pixels wide, print.
// Needs chromium on the PATH, and npm i --no-save puppeteer-core axe-core, here or in the folder it is run from.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'package.json'));
const puppeteer = (await import(String(pathToFileURL(require.resolve('puppeteer-core'))))).default;
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [out, ...files] = process.argv.slice(2);
if (out === undefined || files.length === 0) {
  console.error('usage: node test/render/report.mjs OUT FILE.html...');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
/** What a window loses to it; headless, there is none. */
const SCROLL_BAR = 15;
const browser = await puppeteer.launch({
  executablePath: execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
let amiss = 0;
for (const file of files) amiss += await check(file);
await browser.close();
process.exit(amiss === 0 ? 0 : 1);

async function check(file) {
  const name = basename(file, '.html');
  const page = await browser.newPage();
  const faults = [];
  const fault = (what) => faults.push(what);
  page.on('pageerror', (error) => fault(`script error: ${error.message}`));
  page.on(
    'console',
    (message) => ['error', 'warn'].includes(message.type()) && fault(`console: ${message.text()}`),
  );
  page.on('request', (request) => /^(file|data):/.test(request.url()) || fault(`request: ${request.url()}`));
  await page.setViewport({ width: 1100, height: 900 });
  const started = performance.now();
  await page.goto(String(pathToFileURL(resolve(file))), { waitUntil: 'load' });
  await page.waitForSelector('#item h3');
  const opened = performance.now() - started;
  const said = { opened_ms: Math.round(opened), ...(await use(page, fault)) };
  if (await page.evaluate(() => 'pwned' in window)) fault('outside text ran as a script');
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await audit(page, theme, fault);
    await page.screenshot({ path: join(out, `${name}-${theme}.png`), fullPage: true });
  }
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.setViewport({ width: 1000 - SCROLL_BAR, height: 800 });
  const cut = await page.$$eval('.scroll', (tables) =>
    tables
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((table) => table.getAttribute('aria-labelledby')),
  );
  if (cut.length > 0) fault(`1000 wide: to be scrolled sideways: ${cut}`);
  await page.screenshot({ path: join(out, `${name}-1000.png`), fullPage: true });
  await page.setViewport({ width: 400, height: 800 });
  await audit(page, '400 wide', fault);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 400) fault(`400 wide: the page is ${wide} wide`);
  await page.screenshot({ path: join(out, `${name}-400.png`), fullPage: true });
  await page.setViewport({ width: 1100, height: 900 });
  await page.pdf({ path: join(out, `${name}.pdf`), format: 'A4' });
  await page.close();
  console.log(JSON.stringify({ file: name, ...said, faults }, null, 1));
  return faults.length;
}

async function audit(page, theme, fault) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  for (const { id, help, nodes } of violations)
    fault(`axe, ${theme}: ${id}: ${help}: ${nodes[0]?.html.slice(0, 200)}`);
}

/** Filters, searches, moves by keys and looks at the diff, as a person would. */
async function use(page, fault) {
  const found = () => page.$eval('#found', (node) => node.textContent);
  const settled = async () => {
    await new Promise((done) => setTimeout(done, 200));
    await page.waitForFunction(() => !document.getElementById('found').textContent.startsWith('Searching'));
    return found();
  };
  const all = await found();
  const elements = await page.$$eval('#rows > *', (rows) => rows.length);
  if (elements > 80) fault(`${elements} rows are in the page at once`);
  await page.click('input[name="fate"]');
  const filtered = await settled();
  const fate = await page.$eval('.row .fate', (node) => node.textContent);
  const fates = await page.$$eval('.row .fate', (nodes) => [
    ...new Set(nodes.map((node) => node.textContent)),
  ]);
  if (fates.length !== 1) fault(`filtered by one fate, shown are ${fates}`);
  const diff = await page.$$eval('#item del, #item ins', (nodes) =>
    nodes.slice(0, 4).map((node) => `${node.tagName} ${node.textContent.slice(0, 40)}`),
  );
  await page.click('input[name="fate"]');
  await settled();
  await page.focus('#list');
  await page.keyboard.press('End');
  const last = await page.$eval('.row[aria-selected="true"]', (node) => node.getAttribute('aria-posinset'));
  const size = await page.$eval('.row[aria-selected="true"]', (node) => node.getAttribute('aria-setsize'));
  if (last !== size) fault(`End leads to item ${last} of ${size}`);
  const activeId = await page.$eval('#list', (node) => node.getAttribute('aria-activedescendant'));
  if ((await page.$(`#${activeId}`)) === null) fault('the active row is not in the page');
  await page.keyboard.press('Home');
  await page.keyboard.press('/');
  const focused = await page.evaluate(() => document.activeElement.id);
  if (focused !== 'search') fault(`the key / leads to ${focused}`);
  const word = await page.$eval(
    '.row .title',
    (node) => node.textContent.split(/\s+/).sort((a, b) => b.length - a.length)[0],
  );
  const from = performance.now();
  await page.keyboard.type(word);
  const searched = await settled();
  const search_ms = Math.round(performance.now() - from);
  await page.keyboard.type(' surely-in-no-item');
  const none = await settled();
  if (!none.startsWith('0 of')) fault(`a search for nothing found: ${none}`);
  await page.$eval('#search', (node) => {
    node.value = '';
    node.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settled();
  return { all, elements, fate, filtered, diff, word, searched, search_ms };
}

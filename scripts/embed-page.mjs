// Bundles the report page's script (src/report/html/client) into src/report/html/page-script.ts, which is committed:
// node scripts/embed-page.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ENTRY = new URL('../src/report/html/client/page.js', import.meta.url);
const TARGET = new URL('../src/report/html/page-script.ts', import.meta.url);

/** The module that holds the script as text. */
export async function pageScriptModule() {
  const bundle = await rolldown({ input: fileURLToPath(ENTRY), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', minify: false });
  await bundle.close();
  const code = output[0].code.trim().replace(/\\/g, '\\\\').replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
  return `/** Made by scripts/embed-page.mjs of src/report/html/client: edit there. */\nexport const PAGE_SCRIPT = \`${code}\n\`;\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, await pageScriptModule());

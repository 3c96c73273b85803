import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const NO_HTTP_CLIENT = fileURLToPath(new URL('scripts/no-http-client.mjs', import.meta.url));

/** Keeps the HTTP client out of @actions/core; the artifact client keeps its own. */
const slimCore = {
  name: 'slim-core',
  resolveId(source, importer = '') {
    const asksClient = source.startsWith('@actions/http-client');
    return asksClient && /[\\/]@actions[\\/]core[\\/]/.test(importer) ? NO_HTTP_CLIENT : null;
  },
};

export default defineConfig({
  input: { cli: 'src/cli.ts', main: 'src/main.ts', index: 'src/index.ts' },
  platform: 'node',
  plugins: [slimCore],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minify: false,
    cleanDir: true,
  },
});

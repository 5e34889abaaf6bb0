/** Builds the screens to `dist`: hashed files, one chunk a page, so that the sign-in page loads next to nothing. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const dist = join(import.meta.dirname, 'dist');

/** Writes .br and .gz beside the assets, once at build time, so that no request waits for a compression. */
function compressed(): Plugin {
  return {
    name: 'compressed-assets',
    apply: 'build',
    writeBundle: ({ dir = dist }) => {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:js|mjs|css|svg)$/.test(name)) continue;
        const content = readFileSync(join(dir, name));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content, { params }));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The reader of sheets and the editor are large and load only where a page needs them.
    chunkSizeWarningLimit: 1_500,
    // A data: address would need a wider content security policy.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:7180' },
  },
});

/** Builds the screens to `dist`: hashed files, one chunk a page, so that the sign-in page loads next to nothing. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The typesetter's reader and the editor are large and load only where a page needs them.
    chunkSizeWarningLimit: 1_500,
    // A data: address would need a wider content security policy.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:7180' },
  },
});

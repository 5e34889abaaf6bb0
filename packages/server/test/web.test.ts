import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWeb } from '../src/routes/web.ts';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lx-web-'));
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for anyone');
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>令行</title>');
  await writeFile(join(folder, 'dist', 'mark.svg'), '<svg/>');
  await writeFile(join(folder, 'dist', 'assets', 'index-abc.js'), 'export {};');
  await writeFile(join(folder, 'dist', 'assets', 'index-abc.js.br'), brotliCompressSync('export {};'));
  app = Fastify();
  await serveWeb(app, join(folder, 'dist'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the screens', () => {
  it('leave what lies outside their folder alone', async () => {
    for (const url of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    ]) {
      expect((await app.inject({ url })).body, url).not.toContain('not for anyone');
    }
  });

  it('answer no missing script and no unknown API address with the page', async () => {
    for (const url of ['/assets/index-old.js', '/missing.png', '/api/v1/nothing', '/api/v2']) {
      const answer = await app.inject({ url });
      expect([answer.statusCode, answer.headers['content-type']], url).toEqual([404, 'application/problem+json; charset=utf-8']);
    }
  });

  it('keep hashed assets for good and the page never', async () => {
    const asset = await app.inject({ url: '/assets/index-abc.js' });
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const url of ['/', '/index.html', '/documents/5f0c', '/rules?article=33']) {
      const page = await app.inject({ url });
      expect([page.statusCode, page.headers['cache-control'], page.headers['content-type']], url).toEqual([
        200,
        'no-cache',
        'text/html; charset=utf-8',
      ]);
      expect(page.body).toContain('令行');
    }
    expect((await app.inject({ url: '/mark.svg' })).headers['content-type']).toBe('image/svg+xml');
  });

  it('come as the build compressed them', async () => {
    const packed = await app.inject({ url: '/assets/index-abc.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect([packed.headers['content-encoding'], packed.headers['content-type']]).toEqual(['br', 'application/javascript; charset=utf-8']);
    expect(packed.rawPayload.equals(brotliCompressSync('export {};'))).toBe(true);
    const plain = await app.inject({ url: '/assets/index-abc.js' });
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, 'export {};']);
  });

  it('that were never built leave the API to itself', async () => {
    const bare = Fastify();
    await serveWeb(bare, join(folder, 'nowhere'));
    expect((await bare.inject({ url: '/' })).statusCode).toBe(404);
  });
});

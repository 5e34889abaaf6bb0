/**
 * The deployment's own key, and what is sealed with it. A webhook's signing key has to be had again to sign, so a hash will
 * not do; sealed (AES-256-GCM, bound to its government), it is of no use to one who has only the database or its backup.
 * The key comes from `LINGXING_SECRET_KEY` or lies in the data folder, readable by the server's user alone.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Secrets {
  seal(government: string, plain: Buffer): Buffer;
  /** Undefined where it was sealed with another key or for another government. */
  open(government: string, sealed: Buffer): Buffer | undefined;
  /** A keyed hash of something short, such as a code, that could be found by trying. */
  hash(...parts: readonly string[]): Buffer;
}

export function secretsOf(key: Buffer): Secrets {
  if (key.length !== KEY_BYTES) throw new Error(`The deployment's key has ${key.length} bytes, not ${KEY_BYTES}.`);
  return {
    seal(government, plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(government));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(government, sealed) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(government))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
    hash: (...parts) => createHmac('sha256', key).update(JSON.stringify(parts)).digest(),
  };
}

/** The key of the data folder, made at the first start. Two processes that start at once agree on one. */
export async function keyOf(dataDir: string, given: Buffer | undefined): Promise<Buffer> {
  if (given !== undefined) return given;
  const file = join(dataDir, 'secret.key');
  // Written under another name and linked: the key is there whole or not at all, and the first one stays.
  const fresh = `${file}.${randomUUID()}`;
  await writeFile(fresh, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  try {
    await link(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(fresh, { force: true });
  }
  return Buffer.from(await readFile(file, 'utf8'), 'base64');
}

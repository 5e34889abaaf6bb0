/** The invented government 示例县, from the pack that the guide to writing packs explains. */
import { fileURLToPath } from 'node:url';
import type { RulePack } from '@lingxing/workrules';
import { readPackFile } from '@lingxing/workrules/read';

export function samplePack(): RulePack {
  const read = readPackFile(fileURLToPath(new URL('../../../workrules/test/fixtures/sample.yaml', import.meta.url)));
  if (!read.ok) throw new Error(read.problems.map(({ file, line, message }) => `${file}:${String(line)} ${message}`).join('\n'));
  return read.pack;
}

/**
 * Packs that were stored: years later they are read by a version that knows more. What that version added has its
 * default, as if the pack had been read from its file today; the pack stays the one it was, under the hash it was stored by.
 */
import { compilePack, type Compiled, type WrittenPack } from './compile.ts';
import { schemaProblems } from './load.ts';
import { layerSchema, packSchema } from './model.ts';

/** Compiles a stored pack; one that this version cannot read is a problem, at its path in what is stored. */
export function compileStored(written: WrittenPack): Compiled {
  const pack = schemaProblems(written.source, packSchema);
  const layers = written.layers.map((layer) => schemaProblems(layer, layerSchema));
  if (!pack.ok) return pack;
  const read = [];
  for (const layer of layers) {
    if (!layer.ok) return layer;
    read.push(layer.value);
  }
  return compilePack(pack.value, read, written);
}

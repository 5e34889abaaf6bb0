/** A pack that an administrator brings as files: read, checked and proved before it can be proposed. */
import type { PackEdition } from '@lingxing/ledger';
import { compilePack, loadPack, provePack, type Problem } from '@lingxing/workrules';
import { loadBuiltInLayers } from '@lingxing/workrules/read';

interface PackFile {
  readonly name: string;
  readonly text: string;
}

export type PackRead =
  | { readonly ok: true; readonly edition: PackEdition }
  | { readonly ok: false; readonly errors: readonly { readonly path: string; readonly message: string }[] };

const lastOf = (name: string): string => name.split('/').at(-1) ?? name;

/** The pack with its parts, which may have come without their folder; what is wrong comes with file and line. */
export function packFromFiles(main: PackFile, parts: readonly PackFile[]): PackRead {
  const wrong = (problems: readonly Problem[]): PackRead => ({
    ok: false,
    errors: problems.slice(0, 100).map(({ file, line, message }) => ({ path: `${file}:${line}`, message })),
  });
  const loaded = loadPack(
    main.text,
    main.name,
    (part) => parts.find((one) => one.name === part || lastOf(one.name) === lastOf(part))?.text,
  );
  if (!loaded.ok) return wrong(loaded.problems);
  const layers = loadBuiltInLayers();
  const compiled = compilePack(loaded.value, layers);
  if (!compiled.ok) return wrong(compiled.problems.map(loaded.locate));
  // What `packs check` would find: the whole text, every table without gap or overlap, judgement that is somebody's.
  const proof = provePack(compiled.pack);
  if (proof.problems.length > 0) return wrong(proof.problems.map(loaded.locate));
  return { ok: true, edition: { source: loaded.value, layers } };
}

/** What the tests by article share: the built-in packs and documents described by the facts that matter. */
import {
  applicable,
  DOCUMENT_FACTS,
  signOffFor,
  type DocumentFacts,
  type FactName,
  type NormOf,
  type Norm,
  type RulePack,
  type SignOff,
} from '../src/index.ts';
import { loadBuiltInPacks } from '../src/shell/read-packs.ts';

export function packOf(id: string): RulePack {
  const pack = loadBuiltInPacks().find((one) => one.id === id);
  if (pack === undefined) throw new Error(`no pack ${id}`);
  return pack;
}

/** A government's ordinary notice to its subordinates about a special task, save for what is said otherwise. */
export function document(over: Partial<DocumentFacts>): DocumentFacts {
  const plain = Object.fromEntries((Object.keys(DOCUMENT_FACTS) as FactName[]).map((fact) => [fact, false])) as Record<FactName, unknown>;
  return {
    ...plain,
    issuer: 'government',
    kind: 'notice',
    to: 'subordinate',
    decidedBy: 'none',
    scope: 'special',
    secrecy: 'none',
    joint: 'none',
    ...over,
  } as DocumentFacts;
}

/** The one row that a document comes under; anything else fails the test with what it was. */
export function row(pack: RulePack, over: Partial<DocumentFacts>): SignOff {
  const result = signOffFor(pack, document(over));
  if ('row' in result) return result.row;
  throw new Error('gap' in result ? 'no row' : `several rows: ${result.overlap.map((one) => one.id).join()}`);
}

/** A row in brief: act, signers, verb, modality and place in the text. */
export function brief(one: SignOff): { act: string; by: readonly string[]; as: string; modality: string; at: string } {
  return { act: one.act, by: one.by, as: one.as, modality: one.modality, at: one.at };
}

/** The norms of a kind from the government's own text that speak of a document. */
export function own<K extends Norm['kind']>(pack: RulePack, kind: K, over: Partial<DocumentFacts>): readonly NormOf<K>[] {
  return applicable(pack, document(over))
    .of(kind)
    .filter((norm) => norm.citation.source === 'work-rules');
}

/** Their places, for a comparison at a glance. */
export function places(norms: readonly Norm[]): string[] {
  return norms.map((norm) => norm.at);
}

/** The files of the example in the guide (`docs/write-a-pack.md`), by their names within the folder that it makes. */
export function filesOfGuide(guide: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...guide.matchAll(/`规则包\/([a-z/]+\.yaml)`[^`]*```yaml\n([\s\S]*?)```/gu)].map(([, name = '', text = '']) => [name, text]),
  );
}

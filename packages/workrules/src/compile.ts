/** From sources to a pack ready for judging: citations resolved, layers adopted, everything indexed and hashed. */
import { canonicalHash } from './canonical.ts';
import { parsePlace } from './citation.ts';
import type { Citation, LayerSource, Norm, NormOf, NormSource, PackSource, RulePack } from './model.ts';
import { POST_ROLES } from './vocabulary.ts';

/** Something wrong with a source, at a path of keys and indexes in it. */
export interface SourceProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export type Compiled = { readonly ok: true; readonly pack: RulePack } | { readonly ok: false; readonly problems: readonly SourceProblem[] };

/** A pack as it was written down, with the layers that were there: what its hash is over. */
export interface WrittenPack {
  readonly source: unknown;
  readonly layers: readonly unknown[];
}

/**
 * Compiles one pack with the layers it adopts. A pack that was written by an older version and is read by this one
 * (`readStored`) keeps the hash it had: `written` is what was written, layer for layer. Problems are of the kind that only shows when texts meet: a layer that
 * is not there, an id used twice, a layer's norm that asks for a post the government does not have.
 */
export function compilePack(
  source: PackSource,
  available: readonly LayerSource[],
  written: WrittenPack = { source, layers: available },
): Compiled {
  const problems: SourceProblem[] = [];
  const id = source.government.id;
  const norms: Norm[] = source.norms.map((norm) => ({ ...norm, citation: { source: 'work-rules', text: id, ...parsePlace(norm.at) } }));
  const adopted: LayerSource[] = [];

  source.adopts.forEach((adoption, i) => {
    const layer = available.find((one) => one.layer.id === adoption.layer);
    if (layer === undefined) {
      problems.push({
        path: ['adopts', i, 'layer'],
        message: `没有名为“${adoption.layer}”的上位依据，可用：${available
          .filter((one) => one.layer.source !== 'product')
          .map((one) => `${one.layer.id}《${one.layer.name}》`)
          .join('、')}`,
      });
      return;
    }
    adopted.push(layer);
    const { article, paragraph } = parsePlace(adoption.through);
    const through: Citation['through'] = { article, paragraph };
    for (const norm of layer.norms) {
      if (!speaksOf(norm, source)) continue;
      norms.push({ ...norm, citation: { source: 'regulation', text: layer.layer.id, ...parsePlace(norm.at), through } });
      for (const role of rolesOf(norm))
        if (isPost(role) && !source.posts.some((post) => post.role === role))
          problems.push({ path: ['adopts', i], message: `${layer.layer.name}的规范“${norm.id}”要求的职务（${role}）本府没有` });
    }
  });

  // What the software does by itself is no text that one adopts.
  for (const own of available.filter((one) => one.layer.source === 'product')) {
    adopted.push(own);
    for (const norm of own.norms)
      if (speaksOf(norm, source)) norms.push({ ...norm, citation: { source: 'product', text: own.layer.id, ...parsePlace(norm.at) } });
  }

  const byId = new Map<string, Norm>();
  for (const norm of norms) {
    if (byId.has(norm.id)) problems.push({ path: ['norms'], message: `规范编号“${norm.id}”与上位依据中的重复` });
    byId.set(norm.id, norm);
  }
  if (problems.length > 0) return { ok: false, problems };

  const byKind = new Map<string, Norm[]>();
  for (const norm of norms) {
    const of = byKind.get(norm.kind);
    if (of) of.push(norm);
    else byKind.set(norm.kind, [norm]);
  }
  const titles = new Map(source.posts.toReversed().map((post) => [post.role as string, post.title]));
  let hash: string | undefined;
  const pack: RulePack = {
    id,
    source,
    layers: adopted.map((one) => one.layer),
    // Worked out when a receipt first asks for it: who only reads or checks a pack does not wait for it.
    get hash() {
      return (hash ??= canonicalHash({ pack: written.source, layers: adopted.map((layer) => written.layers[available.indexOf(layer)]) }));
    },
    norms,
    of: <K extends Norm['kind']>(kind: K) => (byKind.get(kind) ?? []) as NormOf<K>[],
    byId: (wanted) => byId.get(wanted),
    title: (role) => titles.get(role),
  };
  return { ok: true, pack };
}

function speaksOf(norm: NormSource, { government }: PackSource): boolean {
  const { only } = norm;
  if (only?.mayMakeRules !== undefined && only.mayMakeRules !== government.mayMakeRules) return false;
  return only?.level === undefined || only.level.includes(government.level);
}

const posts = new Set<string>(POST_ROLES);
/** Whether a role is a post that a government has or has not, as against a place relative to the document. */
export const isPost = (role: string): boolean => posts.has(role);

/** Everyone whom a norm names: signers, alternatives, steps before, members, those asked and those told. */
export function rolesOf(norm: NormSource): string[] {
  switch (norm.kind) {
    case 'sign-off':
      return [
        ...norm.by,
        ...norm.otherwise,
        ...norm.before.flatMap((step) => step.by),
        ...norm.alternatives.flatMap((alternative) => alternative.by),
      ];
    case 'step':
      return [...norm.by, ...norm.waivedBySigner];
    case 'consultation':
    case 'disagreement':
    case 'routing':
    case 'principal-signer':
      return [...norm.by];
    case 'collective-decision':
    case 'evidence':
    case 'consultation-limit':
    case 'length':
    case 'lead-time':
    case 'remark':
    case 'issue-within':
    case 'opinion-form':
    case 'separation':
    case 'basis':
    case 'agenda':
    case 'frequency':
    case 'supervision-stages':
    case 'supervision-ladder':
    case 'scope':
    case 'commencement':
      return [];
    case 'prohibition':
      return [...(norm.bars?.who ?? [])];
    case 'composition':
    case 'restriction':
    case 'publication':
    case 'duty':
      return [...norm.who];
    case 'reporting':
      return [...norm.who, ...norm.to];
    case 'filing':
      return [...norm.who, ...(norm.to ?? []), ...(norm.reviewer ?? [])];
    case 'responsibility':
      return [...norm.by, ...(norm.with ?? []), ...(norm.to ?? [])];
    case 'preparation':
      return [...(norm.by ?? [])];
    case 'advance-request':
      return [...norm.by, ...norm.to];
    case 'leave':
      return [norm.who, norm.applyTo, norm.consentFirst, norm.through, norm.record, norm.inform].flatMap((posts) => posts ?? []);
    case 'substitution':
      return [...norm.who, ...(norm.by ?? [])];
    case 'standing-in':
      return [...norm.by];
  }
}

/**
 * What a body or a person may not do: by restrictions, by the bans on documents whose sentence says it of more than a
 * document, by the duties that leave no room for it.
 */
import type { NormOf, RulePack } from './model.ts';
import type { Allowance, Conduct, Participant } from './office-vocabulary.ts';

/** A sentence that bars a conduct, or lets it be done only with leave or within a count. */
export interface Restriction {
  readonly norm: NormOf<'restriction'> | NormOf<'prohibition'> | NormOf<'duty'>;
  readonly who: readonly Participant[];
  readonly conduct: readonly Conduct[];
  readonly allowedIf?: readonly Allowance[] | undefined;
  readonly value?: number | undefined;
  /** The government's own setting that may say who gives what makes it allowed. */
  readonly setting?: string | undefined;
}

/** Every sentence of a pack that bars a conduct, in its order. */
export const restrictionsOf = (pack: RulePack): readonly Restriction[] => [
  ...pack.of('restriction').map((norm) => ({
    norm,
    who: norm.who,
    conduct: norm.conduct,
    allowedIf: norm.allowedIf,
    value: norm.value,
    setting: norm.setting,
  })),
  ...pack.of('prohibition').flatMap((norm) => (norm.bars === undefined ? [] : [{ norm, ...norm.bars }])),
  ...pack.of('duty').flatMap((norm) => (norm.conduct === undefined ? [] : [{ norm, who: norm.who, conduct: norm.conduct }])),
];

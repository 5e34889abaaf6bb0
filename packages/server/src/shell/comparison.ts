/** 对照: one's own rules as they are in force here against the public texts of the others. */
import { compareRules, type RulePack } from '@lingxing/workrules';
import type { RulesComparison } from '../contracts/index.ts';
import { packOf, textsFor } from './texts.ts';
import { citationView, MODALITY_LABELS } from '../views/rules.ts';

/** @param wanted ids of the others, by comma; all of them where it is left out */
export function comparisonOf(own: RulePack, government: string, wanted: string | undefined): RulesComparison {
  const all = textsFor(government, own);
  const packs = wanted === undefined ? all : [...new Set([own, ...wanted.split(',').map((id) => packOf(id, government, own))])];
  const name = (pack: RulePack) => ({ id: pack.id, name: pack.source.government.name, short: shortOf(pack.source.government.name) });
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  return {
    texts: packs.map((pack) => ({ ...name(pack), own: pack === own })),
    others: all.slice(1).map(name),
    rows: compareRules(packs).map(({ cells, differs, key, group, label, verdict }) => ({
      key,
      group,
      label,
      verdict,
      differs: [...differs],
      cells: Object.fromEntries(
        Object.entries(cells).flatMap(([id, cell]) => {
          const pack = byId.get(id);
          if (pack === undefined) return [];
          const { text, modalities, citations } = cell;
          return [
            [
              id,
              {
                text,
                modalities: modalities.map((one) => MODALITY_LABELS[one]),
                citations: citations.map((one) => citationView(one, pack)),
              },
            ],
          ];
        }),
      ),
    })),
  };
}

/** The place alone, without the city above it and the word for a government: as it stands at the head of a column. */
const shortOf = (name: string): string => {
  const place = name.replace(/人民政府$/u, '');
  return /^.+?市(.+)$/u.exec(place)?.[1] ?? place;
};

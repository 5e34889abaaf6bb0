/** A government that does not exist, for what no real text should show: broken files, gaps, overlaps. */

/** A pack of the invented government with the given norms, indented as list items under `norms:`. */
export function inventedPack(norms: string): string {
  return `format: 1
government:
  id: invented
  name: 样例县人民政府
  short: 县政府
  level: county
  office: { name: 样例县人民政府办公室, short: 县政府办公室 }
  mayMakeRules: false
  superiorGovernment: 样例市人民政府
  partyCommittee: 中共样例县委
  congress: 样例县人民代表大会
  lowerGovernments: 各乡镇人民政府
edition: { documentNumber: 样政发〔2026〕1号, issued: 2026-01-05, effective: 2026-01-05, edition: 样例版 }
articleCount: 9
adopts: []
posts:
  - { role: head, title: 县长, at: '4' }
  - { role: deputy, title: 副县长 }
articles:
  - { article: 4, chapter: 2, paragraphs: 1, items: 0, dispositions: [drive], summary: 县政府的组成 }
  - { article: 7, chapter: 3, paragraphs: 2, items: 3, dispositions: [enforce], summary: 公文的签发 }
norms:
${norms}series: []
`;
}

/** One sign-off row as YAML. */
export function signOffRow(id: string, at: string, rest: string): string {
  return `  - { id: ${id}, kind: sign-off, at: '${at}', modality: must, act: sign, by: [head], as: 签发, says: 由县长签发, ${rest} }\n`;
}

/** The line on which a piece of text first stands, counted from 1. */
export function lineOf(text: string, piece: string): number {
  const at = text.indexOf(piece);
  if (at < 0) throw new Error(`“${piece}” is not in the text`);
  return text.slice(0, at).split('\n').length;
}

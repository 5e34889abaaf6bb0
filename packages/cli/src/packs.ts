/** `lingxing packs`: what the built-in packs hold, and whether a pack of one's own is sound. */
import {
  chineseNumeral,
  coverageOf,
  DISPOSITION_WORDS,
  DISPOSITIONS,
  guideOfKinds,
  guideOfParts,
  isWaiting,
  packGuide,
  problemLine,
  procedureOf,
  provePack,
  type Norm,
  type RulePack,
} from '@lingxing/workrules';
import { loadBuiltInPacks, packFilesAt, readPackFile, readTestIndex } from '@lingxing/workrules/read';
import type { Output } from './output.ts';

/** One norm as tools outside see it; what a kind does not have is null. */
export interface NormLine {
  readonly id: string;
  readonly article: number;
  readonly paragraph: number | null;
  readonly item: number | null;
  readonly kind: string;
  readonly modality: string;
  readonly source: string;
  readonly value: number | null;
  readonly unit: string | null;
  /** How many times within the period, for a frequency. */
  readonly timesMin: number | null;
  readonly timesMax: number | null;
  /** The procedure that holds to it. */
  readonly procedure: string;
  /** Whether the procedure that it belongs to is still to come. */
  readonly waiting: boolean;
}

function normLine(norm: Norm, pack: RulePack): NormLine {
  const { article, paragraph, item, text } = norm.citation;
  const known = text === pack.id ? pack.source.articles.find((one) => one.article === article) : undefined;
  return {
    id: norm.id,
    article,
    paragraph: paragraph ?? (known?.paragraphs === 1 ? 1 : null),
    item: item ?? null,
    kind: norm.kind,
    modality: norm.modality,
    source: norm.citation.source,
    value: 'value' in norm ? (norm.value ?? null) : null,
    unit: 'unit' in norm ? (norm.unit ?? null) : null,
    timesMin: norm.kind === 'frequency' ? norm.timesMin : null,
    timesMax: norm.kind === 'frequency' ? (norm.timesMax ?? null) : null,
    procedure: procedureOf(norm),
    waiting: isWaiting(norm),
  };
}

/** A pack as `packs --json` prints it. */
export function packLine(pack: RulePack) {
  const { government, edition, articles } = pack.source;
  return {
    id: pack.id,
    name: government.name,
    documentNumber: edition.documentNumber,
    issued: edition.issued,
    effective: edition.effective,
    edition: edition.edition,
    hash: pack.hash,
    articles: articles.map((one) => ({
      article: one.article,
      chapter: one.chapter,
      paragraphs: one.paragraphs,
      items: one.items,
      disposition: DISPOSITIONS.find((disposition) => one.dispositions.includes(disposition)) ?? 'declare',
      dispositions: one.dispositions,
      summary: one.summary,
    })),
    norms: pack.norms.map((norm) => normLine(norm, pack)),
  };
}

/** 2024年12月6日. */
const dateLabel = (date: string): string => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** Lists the built-in packs. */
export function listPacks(json: boolean, out: Output): 0 {
  const packs = loadBuiltInPacks();
  if (json) out.write(JSON.stringify(packs.map(packLine)));
  else
    for (const pack of packs) {
      const { government, edition } = pack.source;
      out.write(
        `${pack.id}\t${government.name}\t${edition.documentNumber}\t${dateLabel(edition.effective)}起施行\t${pack.norms.length}条规范\t${pack.hash.slice(0, 12)}`,
      );
    }
  return 0;
}

/** For each article of each built-in pack: what the software does with it, and which tests prove it. Exit 1 where a test is missing. */
export function showCoverage(json: boolean, out: Output): 0 | 1 {
  const index = readTestIndex();
  const packs = loadBuiltInPacks().map((pack) => coverageOf(pack, index));
  const sound = packs.every((pack) => pack.placed === pack.articleCount && pack.untested.length === 0);
  if (json) {
    out.write(JSON.stringify(packs));
    return sound ? 0 : 1;
  }
  for (const pack of packs) {
    out.write(`${pack.name}：${pack.articleCount}条中的${pack.placed}条`);
    for (const one of pack.articles) {
      const running = one.norms.filter((norm) => !norm.waiting).length;
      out.write(
        `  第${chineseNumeral(one.article)}条（第${chineseNumeral(one.chapter)}章） ${one.dispositions.map((name) => DISPOSITION_WORDS[name]).join('、')}：${one.summary}`,
      );
      out.write(`    规范${one.norms.length}条（已运行${running}，待建${one.norms.length - running}）：${one.does.join('；')}`);
      for (const test of one.tests) out.write(`    验证：${test}`);
      for (const norm of one.norms) if (norm.untested) out.write(`    没有验证：${norm.id}`);
    }
  }
  const placed = packs.reduce((sum, pack) => sum + pack.placed, 0);
  const all = packs.reduce((sum, pack) => sum + pack.articleCount, 0);
  const untested = packs.reduce((sum, pack) => sum + pack.untested.length, 0);
  out.write(`合计：${all}条中的${placed}条已有处置；已运行的程序中没有验证的规范${untested}条`);
  return sound ? 0 : 1;
}

/** Prints what may be written in a pack: the page of all fields, or those of one kind of norm or one part. */
export function showFields(section: string | undefined, out: Output): 0 | 2 {
  if (section === undefined) {
    out.write(packGuide().trimEnd());
    return 0;
  }
  const part = guideOfKinds().get(section) ?? guideOfParts().get(section);
  if (part === undefined) {
    out.complain(`没有“${section}”这一类，可用：${[...guideOfParts().keys(), ...guideOfKinds().keys()].join('、')}`);
    return 2;
  }
  out.write(`${part.id} ${part.title}：${part.says}`);
  for (const { name, required, says, shape, words } of part.fields) {
    out.write(`  ${name}${required ? '（必写）' : ''}  ${says}；${shape}`);
    for (const [word, means] of Object.entries(words)) out.write(`      ${word}  ${means}`);
  }
  if (guideOfKinds().has(section)) out.write('每条规范都有的项：packs fields norms');
  return 0;
}

/** Checks a pack file, or every pack in a folder: its form, that it is whole, its tables, its words of discretion. */
export function checkPacks(path: string, out: Output): 0 | 1 | 2 {
  const files = packFilesAt(path);
  if (!files.ok) {
    out.complain(files.message);
    return 2;
  }
  let sound = true;
  for (const file of files.files) {
    const read = readPackFile(file);
    if (!read.ok) {
      sound = false;
      for (const problem of read.problems) out.complain(problemLine(problem));
      continue;
    }
    const proof = provePack(read.pack);
    for (const problem of proof.problems) out.complain(problemLine(read.locate(problem)));
    if (proof.problems.length > 0) sound = false;
    else
      out.write(
        `${file}: 通过，${read.pack.source.articleCount}条，${read.pack.norms.length}条规范；签发规则试过${proof.cases.signOff}种情形，其他各表${proof.cases.office}种，其中${proof.silent}种是原文没有写的`,
      );
  }
  return sound ? 0 : 1;
}

/** `lingxing packs new`: a pack to be filled in, which loads as it is; `packs check` then says what is still to be written. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import type { Output } from './output.ts';

const PARTS = ['organisation', 'principles', 'oversight', 'meetings', 'documents', 'execution', 'conduct', 'cases'] as const;
const SUBJECTS: Readonly<Record<(typeof PARTS)[number], string>> = {
  organisation: '组成、分工、代行、AB角、请假、适用范围、施行',
  principles: '工作原则、职能、依法行政、重大决策',
  oversight: '接受监督、公开',
  meetings: '会议：谁召集、议题、纪要、次数、请假',
  documents: '公文一章中一件公文用不着的：简报、精简、备案',
  execution: '落实、督查',
  conduct: '纪律、作风',
  cases: '原文没有写的情形（silences），由本府设定的问题（settings）',
};

/** Writes `ID.yaml` and its parts into a folder; refuses to write over anything, and the id of a government that is built in. */
export function newPack(id: string, name: string, folder: string, out: Output): 0 | 2 {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    out.complain('编号用小写字母、数字和连字符，以字母开头，如 shili-xian。');
    return 2;
  }
  const builtIn = loadBuiltInPacks().find((one) => one.id === id);
  if (builtIn !== undefined) {
    out.complain(`“${id}”是内置的${builtIn.source.government.name}规则包，另取一个编号；只改这一份的，复制它的文件，改后作为修订提出。`);
    return 2;
  }
  const file = join(folder, `${id}.yaml`);
  if (existsSync(file) || existsSync(join(folder, id))) {
    out.complain(`已有“${id}”，不覆盖：${file}`);
    return 2;
  }
  mkdirSync(join(folder, id), { recursive: true });
  writeFileSync(file, mainFile(id, name));
  for (const part of PARTS) writeFileSync(join(folder, id, `${part}.yaml`), `# ${SUBJECTS[part]}\nnorms: []\n`);
  out.write(`已写成 ${file} 和 ${PARTS.length} 个分册。逐条填写，再用 lingxing packs check ${file} 看还缺什么。`);
  return 0;
}

const mainFile = (id: string, name: string): string => `# ${name}工作规则。各条用自己的话写，以原文为准
format: 1
government:
  id: ${id}
  name: ${JSON.stringify(name)}
  short: 县政府 # 原文怎样自称：县政府、区政府、市政府
  level: county # county 县，district 区，prefecture-city 设区的市
  office: { name: ${JSON.stringify(`${name}办公室`)}, short: 县政府办公室 }
  mayMakeRules: false # 有没有规章制定权
  superiorGovernment: 上级人民政府
  partyCommittee: 中共县委
  congress: 县人民代表大会
  lowerGovernments: 各乡镇人民政府
edition: { documentNumber: 政发〔2026〕1号, issued: 2026-01-01, effective: 2026-01-01, edition: 第一版 }
articleCount: 1 # 共几条

parts:
${PARTS.map((part) => `  - ${id}/${part}.yaml`).join('\n')}

# 上位依据从哪一条引入：公文处理条例、组织法、公开条例、放假办法
adopts: []

posts:
  - { role: head, title: 县长 }
  - { role: deputy, title: 副县长 }
  - { role: registrar, title: 县政府办公室文书 }
  - { role: department-head, title: 部门主要负责人 }
  - { role: department-clerk, title: 部门文书 }

# 每条一行：章、款数、项数、处置（enforce 执行，drive 推动，record 记载，declare 宣示）、概要
articles:
  - { article: 1, chapter: 1, paragraphs: 1, items: 0, dispositions: [declare], summary: 制定本规则的依据 }

# 一件公文用得着的规范：签发、审核、征求意见、篇幅、期限
norms: []

# 发文字号
series:
  - { id: government, issuer: government, mark: 政发 }
  - { id: office, issuer: office, mark: 政办发 }
`;

/** 部门可否要求下级：the ban on a document and the ban on the conduct are one sentence; a question is answered by it, whether or not there is a document. */
import { consult, type Answer } from '@lingxing/affairs/consult';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import { describe, expect, test } from 'vitest';

const packs = loadBuiltInPacks();
const calendar = loadBuiltInCalendar();

function ask(government: string, conduct: string, who = 'department', obtained?: readonly string[]): Answer {
  const pack = packs.find((one) => one.id === government);
  if (pack === undefined) throw new Error(`no pack ${government}`);
  const facts = { conduct, who, ...(obtained === undefined ? {} : { obtained }) };
  const consulted = consult({ pack, calendar, date: '2026-11-23' }, { kind: 'conduct', facts });
  if (!consulted.ok) throw new Error(JSON.stringify(consulted.problems));
  return consulted.answer;
}
const places = ({ findings }: Answer) => findings.map((one) => `${one.article}.${one.paragraph ?? ''}`);

describe('没有授权不得向下级提指令性要求', () => {
  test.each([
    ['jincheng-chengqu', '34.2'],
    ['xinzhou', '36.2'],
    ['zezhou', '34.2'],
    ['xishi', '32.2'],
  ])('%s 第%s：不得；经政府授权的可以；没有说的看有无授权', (government, place) => {
    const refused = ask(government, 'command-lower', 'department', []);
    expect([refused.outcome, places(refused)]).toEqual(['refused', [place]]);
    expect(ask(government, 'command-lower', 'department', ['authorised']).outcome).toBe('permitted');
    expect(ask(government, 'command-lower').outcome).toBe('depends');
  });
  test('西市区第三十二条第二款：要下级报文也要有授权', () => {
    const refused = ask('xishi', 'demand-reports', 'department', []);
    expect([refused.outcome, places(refused)]).toEqual(['refused', ['32.2']]);
    expect(ask('xishi', 'demand-reports', 'department', ['authorised']).outcome).toBe('permitted');
  });
  test('别的文本没有写部门要下级报文，卫东区也没有写指令性要求', () => {
    for (const government of ['jincheng-chengqu', 'xinzhou', 'zezhou', 'weidong'])
      expect(ask(government, 'demand-reports').outcome, government).toBe('silent');
    expect(ask('weidong', 'command-lower').outcome).toBe('silent');
  });
  test('不及于政府领导', () => {
    expect(ask('xishi', 'command-lower', 'leader').outcome).toBe('silent');
  });
});

test.each([
  ['jincheng-chengqu', '35.1'],
  ['xinzhou', '37.1'],
  ['zezhou', '35.1'],
  ['xishi', '33.1'],
])('%s 第%s：部门不得要求制发配套文件，没有例外', (government, place) => {
  const refused = ask(government, 'demand-supporting-documents');
  expect([refused.outcome, places(refused)]).toEqual(['refused', [place]]);
});

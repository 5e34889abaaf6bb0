/** 主送、抄送机关 as a clerk types them. */
import { organLine } from '@lingxing/affairs/labels';
import { describe, expect, it } from 'vitest';
import { nameOnly, organsIn, withOrgans } from '../../src/drafting/model/organs.ts';

describe('organs typed or pasted', () => {
  it('lists nothing where nothing was written, and nothing twice', () => {
    expect(organsIn(' 、，\n')).toEqual([]);
    expect(withOrgans(['各街道办事处，'], '各街道办事处、县财政局、县财政局')).toEqual(['各街道办事处，', '县财政局']);
  });
  it('keeps the comma between kinds with the entry before it, a Latin one as it stands on the page', () => {
    expect(organsIn('各街道办事处，区政府各部门')).toEqual(['各街道办事处，', '区政府各部门']);
    expect(organsIn('各街道办事处, 区政府各部门;驻区各单位')).toEqual(['各街道办事处，', '区政府各部门；', '驻区各单位']);
    expect(organsIn('县财政局、县教育局\n县民政局')).toEqual(['县财政局', '县教育局', '县民政局']);
    expect(nameOnly('各街道办事处，')).toBe('各街道办事处');
  });
  it('reads on the page as it was typed, whatever was typed at once', () => {
    for (const typed of [
      '各街道办事处，区政府各部门',
      '各镇人民政府，县政府各部门、各直属单位',
      '县财政局、县教育局',
      '甲局、乙局，丙镇；丁校',
    ])
      expect(organLine(organsIn(typed))).toBe(typed);
    expect(organLine(withOrgans(withOrgans([], '各街道办事处，'), '区政府各部门，'))).toBe('各街道办事处，区政府各部门');
  });
});

import type { TemplateView } from '@lingxing/server/contracts';
import { describe, expect, it } from 'vitest';
import { faultsOf, itemsOf, LISTS, mayEdit, moved } from '../../src/incoming/templates/model.ts';

const item = (name: string, text: string): TemplateView => ({ name, text });
const lists = {
  recommend: [item('转办', '拟转办。')],
  returns: [],
  phrases: [],
  ownPhrases: [item('', '同意。')],
  changed: {},
  mayEdit: false,
};

describe('a template that cannot be kept', () => {
  const items = [item('转办', '拟转办。'), item('阅知', '拟请阅。')];
  it('has no name or no words, or those of another', () => {
    expect(faultsOf({ named: true }, items, 2, item(' ', ' '))).toEqual({ name: '请写名称', text: '请写内容' });
    expect(faultsOf({ named: true }, items, 2, item('转办', '拟请阅。'))).toEqual({ name: '已有同名的模板', text: '已有同样的一条' });
  });
  it('is not one that is changed where it stands, nor a phrase without a name', () => {
    expect(faultsOf({ named: true }, items, 0, item('转办', '拟转办。'))).toEqual({});
    expect(faultsOf({ named: false }, items, 2, item('', '同意。'))).toEqual({});
  });
});

describe('a list of templates', () => {
  it('moves none past its ends, and one a place at a time', () => {
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  });
  it('is the office’s to change, one’s own phrases one’s own', () => {
    expect(LISTS.map(({ name }) => [name, mayEdit(lists, name)])).toEqual([
      ['recommend', false],
      ['return', false],
      ['phrases', false],
      ['own-phrases', true],
    ]);
    expect(itemsOf(lists, 'own-phrases').map((one) => one.text)).toEqual(['同意。']);
  });
});

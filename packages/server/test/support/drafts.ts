/** Drafts as clerks write them. */
import type { DraftInput } from '@lingxing/affairs/document';

export const NOTICE: DraftInput = {
  title: '泽州县人民政府关于做好冬春季森林防火工作的通知',
  kind: 'notice',
  issuer: 'government',
  to: 'subordinate',
  recipients: ['各乡镇人民政府', '县政府各有关部门'],
  copies: ['县委办公室'],
  body: [
    { type: 'paragraph', runs: [{ text: '为做好冬春季森林防火工作，现就有关事项通知如下。' }] },
    { type: 'heading', level: 1, runs: [{ text: '一、落实责任' }] },
    { type: 'paragraph', runs: [{ text: '各乡镇人民政府对本行政区域森林防火工作负责。' }] },
  ],
  facts: {},
};

export const draftOf = (change: Partial<DraftInput> = {}): DraftInput => ({ ...NOTICE, ...change });

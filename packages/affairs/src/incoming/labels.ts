/** What an office calls the values that incoming documents carry. */
import type { Channel, SenderClass } from './letter.ts';
import type { Nature, Opinion, View } from './state.ts';

export const CHANNEL_LABELS: Record<Channel, string> = { electronic: '网上报送', paper: '纸质', file: '电子文件', email: '电子邮件' };
export const SENDER_CLASS_LABELS: Record<SenderClass, string> = {
  department: '本级部门',
  'lower-government': '下级政府',
  superior: '上级机关',
  'party-committee': '党委',
  congress: '人大',
  'political-consultative-conference': '政协',
  peer: '不相隶属机关',
  public: '社会公众',
};
export const NATURE_LABELS: Record<Nature, string> = { handle: '办件', read: '阅件' };
export const VIEW_LABELS: Record<View, string> = { read: '阅', agree: '同意', disagree: '不同意', instruct: '交办' };
export const FORM_LABELS: Record<Opinion['form'], string> = { text: '文字', circle: '圈阅', handwriting: '手写' };

/** The title under which the bare fact of a classified paper is registered. */
export const BARE_TITLE = '涉密来文（只登记收到的事实）';

export { MEETING_LABELS } from '../office/labels.ts';
export { STAGE_LABELS } from './state.ts';

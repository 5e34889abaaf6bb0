/** What is wrong with an input, said to people of an office: what to fill in or choose, and never how a program names it. */
import type * as z from 'zod';

/** What people call the fields in which they write or choose. */
const FIELDS: Readonly<Record<string, string>> = {
  opinion: '意见',
  view: '意见',
  reason: '理由',
  result: '办理结果',
  title: '标题',
  kind: '文种',
  number: '文号',
  note: '附言',
  grounds: '理据',
  proposal: '办理建议',
  requirement: '办理要求',
  host: '主办单位',
  helpers: '协办单位',
  sender: '来文单位',
  readers: '传阅对象',
  posts: '催办对象',
  retention: '保管期限',
  due: '办理时限',
  deadline: '时限',
  session: '会次',
  draft: '文稿',
  letter: '来文',
  facts: '来文事项的认定',
  scope: '部署范围',
  departmentsConcerned: '涉及的部门',
  countersignatures: '会签情况',
  jointly: '联合报送的单位',
  evidence: '论证材料',
  bulletin: '简报',
  onBehalf: '代拟稿的去向',
  urgency: '紧急程度',
  secrecy: '密级',
  attachments: '附件',
  dated: '成文日期',
  issuer: '发文机关',
  recipients: '主送机关',
  copies: '抄送机关',
  body: '正文',
};

const LEFT_OUT = new Set<unknown>([undefined, null, '']);

/**
 * The words for an issue that has none of its own. They stand in for those of the schema library, which speak of types;
 * they rest on no article, for what was left out of a form is no breach of the rules.
 */
export const inputWords: z.core.$ZodErrorMap = (issue) => {
  const field = (issue.path ?? []).findLast((part) => typeof part === 'string' && Object.hasOwn(FIELDS, part));
  const name = typeof field === 'string' ? (FIELDS[field] ?? '') : '';
  const missing = LEFT_OUT.has(issue.input);
  switch (issue.code) {
    case 'invalid_type':
      return missing ? `请填写${name || '必填的内容'}` : wrong(name);
    case 'invalid_value':
      return `请选择${name || '所列的一项'}`;
    case 'too_small':
      if (issue.origin === 'string') return `请填写${name || '必填的内容'}`;
      return issue.origin === 'array' ? `请选择${name || '至少一项'}` : `${name || '此数'}不得小于${String(issue.minimum)}`;
    case 'too_big':
      if (issue.origin === 'string') return `${name || '文字'}不得超过${String(issue.maximum)}字`;
      return issue.origin === 'array'
        ? `${name || '所选'}不得多于${String(issue.maximum)}项`
        : `${name || '此数'}不得大于${String(issue.maximum)}`;
    default:
      return wrong(name);
  }
};

const wrong = (name: string): string => `${name || '所填内容'}有误，请重新填写`;

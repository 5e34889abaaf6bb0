/**
 * Errors as RFC 9457 `application/problem+json`. `code` is stable and closed; title and detail are Chinese, say what
 * to do next, and never carry anything internal: no stack, no statement, no path, and not whether a thing exists
 * that one may not read.
 */
import type { ActOfOther, FileProblem, Problem, VerdictView } from '../contracts/index.ts';

/** Every problem the server answers with: its status and its title. A code is never renamed or reused. */
export const PROBLEMS = {
  'request.invalid': { status: 400, title: '填写的内容不符合要求' },
  'request.malformed': { status: 400, title: '请求内容无法识别' },
  'request.media-type': { status: 415, title: '不支持的内容类型' },
  'request.too-large': { status: 413, title: '内容超过大小限制' },
  'request.too-many': { status: 429, title: '请求过于频繁，请稍后再试' },
  'session.required': { status: 401, title: '请先登录' },
  'session.refused': { status: 401, title: '账号或密码不正确，或账号已暂时锁定' },
  'session.csrf': { status: 403, title: '页面已失效，请刷新后再办' },
  'session.password-change': { status: 403, title: '请先修改初始密码' },
  'session.post': { status: 403, title: '请先选定办理职务' },
  'password.wrong': { status: 422, title: '原密码不正确' },
  'password.weak': { status: 422, title: '新密码不符合要求' },
  'permission.denied': { status: 403, title: '无权办理' },
  'not-found': { status: 404, title: '没有找到' },
  'act.refused': { status: 422, title: '不予办理' },
  'act.needs-reason': { status: 422, title: '继续办理须写明理由' },
  'conflict.stale': { status: 409, title: '他人刚刚办理过，请刷新后再办' },
  'ledger.mismatch': { status: 409, title: '此件的记载与办理行为不符，已停止印制，请告知安全审计员' },
  'conflict.text-changed': { status: 409, title: '文稿已有新的版本，请重新审阅' },
  'conflict.already-done': { status: 409, title: '此事已经办理' },
  'conflict.number-taken': { status: 409, title: '该号已经编过' },
  'conflict.room-taken': { status: 409, title: '会议室不能使用' },
  'rules.not-in-force': { status: 409, title: '今日没有施行中的工作规则' },
  'admin.refused': { status: 422, title: '不能这样设置' },
  'file.refused': { status: 422, title: '附件不予接收' },
  'file.undeclared': { status: 422, title: '内容不能查验，须申明不涉密' },
  'secrecy.refused': { status: 422, title: '涉密内容不得进入本系统' },
  'sheet.unavailable': { status: 422, title: '暂不能排版' },
  'notice.mail': { status: 422, title: '提醒邮箱没有设成' },
  'server.unavailable': { status: 503, title: '系统暂时不能办理，请稍后再试' },
  'server.failed': { status: 500, title: '系统出错，已记录' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemCode = keyof typeof PROBLEMS;

export interface ProblemDetails {
  readonly detail?: string | undefined;
  readonly verdict?: VerdictView | undefined;
  readonly meanwhile?: readonly ActOfOther[] | undefined;
  readonly files?: readonly FileProblem[] | undefined;
  readonly declaration?: { readonly edition: string; readonly text: string } | undefined;
  readonly errors?: readonly { readonly path: string; readonly message: string }[] | undefined;
}

/** Thrown by the shell where a request ends; refusals of acts are values until they reach this edge. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? PROBLEMS[code].title);
    this.name = 'ProblemError';
    this.code = code;
    this.details = details;
  }
}

export const notFound = (): ProblemError => new ProblemError('not-found', { detail: '没有这一项，或者你无权查阅。' });

/** The body that goes out for a problem. */
export function problemBody(code: ProblemCode, details: ProblemDetails = {}): Problem {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:lingxing:problem:${code}`,
    title,
    status,
    code,
    ...(details.detail === undefined ? {} : { detail: details.detail }),
    ...(details.verdict === undefined ? {} : { verdict: details.verdict }),
    ...(details.meanwhile === undefined || details.meanwhile.length === 0 ? {} : { meanwhile: [...details.meanwhile] }),
    ...(details.files === undefined ? {} : { files: [...details.files] }),
    ...(details.declaration === undefined ? {} : { declaration: details.declaration }),
    ...(details.errors === undefined ? {} : { errors: [...details.errors] }),
  };
}

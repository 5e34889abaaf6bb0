/** The trail (审计日志): who signed in, failed, administered what; append-only by privilege, read by the audit administrator alone. */
import type { Queries } from './store.ts';

/** Every event of the trail with the words the audit administrator reads. Closed; a code is never renamed. */
export const TRAIL_EVENTS = {
  'sign-in': '登录',
  'sign-in-refused': '登录未成功',
  'sign-out': '退出',
  'password-changed': '修改密码',
  'password-refused': '修改密码未成功',
  'post-switched': '切换职务',
  'account-created': '开立账号',
  'account-locked': '锁定账号',
  'account-unlocked': '解除锁定',
  'post-granted': '授予职务',
  'post-revoked': '收回职务',
  'administrator-appointed': '任命管理员',
  'calendar-notice': '录入放假通知',
  'rules-text-imported': '导入规则原文',
  'revision-proposed': '提出规则修订',
  'revision-confirmed': '确认规则修订',
  'revision-declined': '规则修订不予采纳',
  'admin-refused': '管理操作被拒',
  'ledger-verified': '核验台账',
  'notice-address-confirmed': '绑定提醒邮箱',
  'notice-address-removed': '解除提醒邮箱',
  'webhook-set': '设置消息推送',
  'webhook-removed': '撤销消息推送',
  'calendar-subscribed': '生成日历订阅地址',
  'calendar-revoked': '停用日历订阅地址',
  'documents-exported': '导出公文清单',
  'incoming-exported': '导出收文登记簿',
  'leave-exported': '导出外出和请销假清单',
  'conduct-exported': '导出请示报备清单',
  'department-meetings-exported': '导出部门会议清单',
  'meeting-plan-kept': '登记部门会议年度计划',
  'meetings-exported': '导出会议清单',
  'tasks-exported': '导出督办事项清单',
  'task-bulletin-exported': '导出督查通报',
  'assessment-exported': '导出绩效考评得分',
  'oversight-exported': '导出接受监督事项清单',
  'published-replies-exported': '导出公开的答复',
  'burden-exported': '导出基层减负统计',
  'comparison-exported': '导出规则对照',
  'organisation-changed': '机构变动',
  'organisation-exported': '导出机构',
  'mark-entered': '录入发文机关代字',
} as const;
export type TrailEvent = keyof typeof TRAIL_EVENTS;

export interface TrailEntry {
  readonly account?: string | undefined;
  readonly event: TrailEvent;
  readonly detail: string;
  readonly result: 'ok' | 'refused';
}

export async function record(q: Queries, government: string, entry: TrailEntry): Promise<void> {
  await q.query('insert into trail (government, account, event, detail, result) values ($1, $2, $3, $4, $5)', [
    government,
    entry.account ?? null,
    entry.event,
    entry.detail.slice(0, 500),
    entry.result,
  ]);
}

export interface TrailRow {
  readonly id: string;
  readonly at: Date;
  readonly account: string | null;
  readonly event: TrailEvent;
  readonly detail: string;
  readonly result: 'ok' | 'refused';
}

export interface TrailQuery {
  /** The id to continue under. */
  readonly before?: string | undefined;
  readonly limit: number;
  /** Part of an account or of what was done. */
  readonly q?: string | undefined;
  readonly result?: 'ok' | 'refused' | undefined;
}

/** A page of the trail, newest first. */
export async function readTrail(q: Queries, query: TrailQuery): Promise<TrailRow[]> {
  const { rows } = await q.query<TrailRow>(
    `select t.id::text, t.at, t.account, t.event, t.detail, t.result from trail t
      where t.government = current_setting('lingxing.government') and ($1::bigint is null or t.id < $1::bigint)
        and ($2::text is null or strpos(t.account, $2) > 0 or strpos(t.detail, $2) > 0)
        and ($3::text is null or t.result = $3)
      order by t.id desc limit $4`,
    [query.before ?? null, query.q ?? null, query.result ?? null, query.limit],
  );
  return rows;
}

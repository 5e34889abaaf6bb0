/** What stands in the rail: only what exists and what this person may enter. */
import type { Me } from '@lingxing/server/contracts';
import {
  BookOpenText,
  CalendarClock,
  CalendarDays,
  CalendarRange,
  ClipboardCheck,
  Eye,
  FilePenLine,
  FileText,
  type LucideIcon,
  Inbox,
  Scale,
  KeyRound,
  MailOpen,
  Megaphone,
  Network,
  Presentation,
  Send,
  ListChecks,
  ShieldCheck,
  Target,
  Type,
  UsersRound,
} from 'lucide-react';
import { may } from '../session.ts';

export interface Entry {
  readonly to: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly permission: Me['permissions'][number];
}

const ENTRIES: readonly Entry[] = [
  { to: '/', label: '工作台', icon: Inbox, permission: 'documents.read' },
  { to: '/documents', label: '公文', icon: FileText, permission: 'documents.read' },
  { to: '/incoming', label: '收文', icon: MailOpen, permission: 'incoming.read' },
  { to: '/meetings', label: '会议', icon: Presentation, permission: 'meetings.read' },
  { to: '/tasks', label: '督办', icon: Target, permission: 'tasks.read' },
  { to: '/leave', label: '请销假', icon: CalendarClock, permission: 'leave.read' },
  { to: '/conduct', label: '请示报备', icon: ClipboardCheck, permission: 'conduct.read' },
  { to: '/calendar', label: '领导日程', icon: CalendarRange, permission: 'leave.read' },
  { to: '/department-meetings', label: '部门会议', icon: Megaphone, permission: 'department-meetings.read' },
  { to: '/oversight', label: '接受监督', icon: Eye, permission: 'oversight.read' },
  { to: '/admin/accounts', label: '账号', icon: UsersRound, permission: 'accounts.manage' },
  { to: '/admin/calendar', label: '工作日历', icon: CalendarDays, permission: 'calendar.manage' },
  { to: '/rules/revisions', label: '规则修订', icon: FilePenLine, permission: 'rules.revisions' },
  { to: '/admin/fonts', label: '印制字体', icon: Type, permission: 'system.read' },
  { to: '/admin/webhook', label: '消息推送', icon: Send, permission: 'webhook.manage' },
  { to: '/admin/grants', label: '授权', icon: KeyRound, permission: 'grants.manage' },
  { to: '/ledger', label: '台账', icon: ShieldCheck, permission: 'ledger.verify' },
  { to: '/admin/trail', label: '审计记录', icon: ListChecks, permission: 'trail.read' },
  { to: '/rules', label: '规则', icon: BookOpenText, permission: 'rules.read' },
  { to: '/burden', label: '减负', icon: Scale, permission: 'documents.read' },
  { to: '/organisation', label: '机构', icon: Network, permission: 'organisation.read' },
];

export function entriesFor(me: Me): readonly Entry[] {
  return ENTRIES.filter((entry) => may(me, entry.permission));
}

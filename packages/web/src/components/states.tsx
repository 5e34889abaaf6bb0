/** The states that every page has besides its filled one: loading, empty, refused, broken. */
import type { ReactNode } from 'react';
import { ProblemError, Unreachable } from '../api/client.ts';

/** Lines in the shape of what is coming; nothing that moves. */
export function Skeleton({ lines = 3, label = '正在读取' }: { readonly lines?: number; readonly label?: string }) {
  return (
    <output className="skeleton" aria-label={label}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="bone" style={{ width: `${[92, 74, 83, 61][i % 4]}%` }} />
      ))}
    </output>
  );
}

/** A sheet of paper that is still being set. */
export function SheetSkeleton() {
  return (
    <div className="sheet-skeleton">
      <span className="bone" style={{ width: '60%', margin: '12% auto 4%' }} />
      <span className="bone thin" style={{ width: '100%' }} />
      <span className="bone" style={{ width: '70%', margin: '8% auto' }} />
      <Skeleton lines={6} label="正在排版" />
    </div>
  );
}

export function EmptyState({ children, next }: { readonly children: ReactNode; readonly next?: ReactNode }) {
  return (
    <div className="empty-state">
      <p>{children}</p>
      {next !== undefined && <p>{next}</p>}
    </div>
  );
}

/** What went wrong in one sentence, what is kept, and what to try. A refusal says who can. */
export function ProblemNotice({
  error,
  retry,
  what = '这一页',
  heading: Title = 'h2',
}: {
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
  readonly what?: string;
  /** The first heading of a page that shows nothing else. */
  readonly heading?: 'h1' | 'h2';
}) {
  const { title, detail, again } = explain(error, what);
  return (
    <div className={`notice ${again ? 'broken' : 'refused'}`} role="alert">
      <Title>{title}</Title>
      <p className="quiet">{detail}</p>
      {again && retry && (
        <p style={{ marginTop: 8 }}>
          <button type="button" className="button" onClick={retry}>
            再试一次
          </button>
        </p>
      )}
    </div>
  );
}

function explain(error: unknown, what: string): { title: string; detail: string; again: boolean } {
  if (error instanceof Unreachable)
    return { title: '连接不上服务器', detail: '请检查网络。已办的事项都在服务器上，没有丢失。', again: true };
  if (error instanceof ProblemError) {
    const detail = error.problem.detail;
    if (error.status === 404)
      return {
        title: `没有找到${what}`,
        detail: detail ?? '可能已不在，或不在你可以查阅的范围内。请向经办单位或政府办公室询问。',
        again: false,
      };
    if (error.status === 403)
      return { title: error.problem.title, detail: detail ?? '需要查阅的，请向政府办公室或安全管理员提出。', again: false };
    return { title: error.problem.title, detail: detail ?? '已办的事项没有受影响。', again: error.status >= 500 };
  }
  return { title: `${what}没有显示出来`, detail: '已办的事项没有受影响。', again: true };
}

/** The message of whatever a request ended with, in one line. */
export function sayingOf(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.detail ?? error.problem.title;
  if (error instanceof Unreachable) return '连接不上服务器，没有办成。所填内容还在，可再试。';
  return '没有办成，所填内容还在，可再试。';
}

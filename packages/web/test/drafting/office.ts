/** A server for the drafting page in tests: one document, kept in this process, with answers that a test sets. */
import type { Draft } from '@lingxing/affairs/document';
import type { DocumentView, FindingView, VerdictView } from '@lingxing/server/contracts';
import type { Page, Request, Route } from 'playwright-core';
import { viewWith } from '../view.fixture.ts';

export const ADDRESS = 'http://office.test';
const PAGE =
  '<!doctype html><html lang="zh-CN"><head><title>起草</title><link rel="stylesheet" href="/page.css"></head><body><div id="root"></div><script src="/page.js"></script></body></html>';

export interface Sent {
  readonly path: string;
  readonly method: string;
  readonly body: unknown;
}

export class Office {
  /** The document, once there is one. */
  view: DocumentView | undefined;
  verdict: VerdictView = verdictOf([]);
  /** While the line is down every request fails. */
  down = false;
  /** Answers the next act with this status and problem instead of doing it. */
  refuseNext: { status: number; body: object } | undefined;
  readonly sent: Sent[] = [];

  readonly #bundle: { readonly script: string; readonly css: string };

  constructor(bundle: { readonly script: string; readonly css: string }) {
    this.#bundle = bundle;
  }

  async openOn(page: Page): Promise<void> {
    await page.route(`${ADDRESS}/**`, (route) => this.#answer(route));
  }

  sentTo(path: string, method = 'POST'): Sent[] {
    return this.sent.filter((s) => s.path === path && s.method === method);
  }

  /** Someone else stores another text. */
  storeElsewhere(draft: Partial<Draft>): void {
    if (this.view !== undefined) this.#store({ ...this.view.draft, ...draft }, '县农业农村局局长', '改标题');
  }

  #store(draft: Draft, by: string, note: string): DocumentView {
    const textVersion = (this.view?.textVersion ?? 0) + 1;
    const nature = textVersion === 1 ? 'first' : 'draft';
    const version = {
      version: textVersion,
      hash: 'h',
      characters: 1,
      by,
      at: `2026-11-23T0${String(textVersion)}:00:00Z`,
      note,
      nature,
    } as const;
    const { workingCopy: _copy, ...before } = this.view ?? emptyView(draft);
    this.view = { ...before, draft, version: before.version + 1, textVersion, versions: [...before.versions, version] };
    return this.view;
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: this.#bundle.script });
    if (pathname === '/page.css') return route.fulfill({ contentType: 'text/css; charset=utf-8', body: this.#bundle.css });
    if (!pathname.startsWith('/api/v1/')) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE });
    if (this.down) return route.abort('connectionrefused');
    const path = pathname.slice('/api/v1'.length);
    this.sent.push({ path, method: request.method(), body: bodyOf(request) });
    const [status, body] = this.#api(path, request.method(), bodyOf(request));
    return route.fulfill({ status, json: body });
  }

  #api(path: string, method: string, body: { draft?: Draft; act?: string; input?: { draft?: Draft; note?: string } }): [number, object] {
    if (path === '/organisation') return [200, ORGANISATION];
    if (path.endsWith('/verdicts')) return [200, this.verdict];
    if (path === '/sheets') return [503, { type: 'about:blank', title: '暂不能排版', status: 503, code: 'sheet.unavailable' }];
    const refused = this.refuseNext;
    if (refused !== undefined && method === 'POST') {
      this.refuseNext = undefined;
      return [refused.status, refused.body];
    }
    if (path === '/documents' && body.draft !== undefined) return [201, doneOf(this.#store(body.draft, '县农业农村局文书', ''), '已起草')];
    if (this.view === undefined) return [404, { type: 'about:blank', title: '没有找到', status: 404, code: 'not-found' }];
    if (path.endsWith('/working-copy') && body.draft !== undefined) {
      this.view = { ...this.view, workingCopy: { draft: body.draft, savedAt: '2026-11-23T01:04:00Z', by: '县农业农村局文书' } };
      return [200, { savedAt: '2026-11-23T01:04:00Z' }];
    }
    if (path.endsWith('/acts') && body.act === 'revise' && body.input?.draft !== undefined)
      return [200, doneOf(this.#store(body.input.draft, '县农业农村局文书', body.input.note ?? ''), '已修改文稿')];
    if (path.endsWith('/acts')) return [200, doneOf(this.view, '已送县农业农村局局长，由其审签')];
    return [200, this.view];
  }
}

function bodyOf(request: Request): { draft?: Draft; act?: string; input?: { draft?: Draft; note?: string } } {
  const text = request.postData();
  return text === null ? {} : (JSON.parse(text) as { draft?: Draft; act?: string; input?: { draft?: Draft; note?: string } });
}

export function verdictOf(findings: readonly FindingView[]): VerdictView {
  const outcome = findings.some((f) => f.outcome === 'refused')
    ? 'refused'
    : findings.some((f) => f.outcome === 'warned')
      ? 'warned'
      : 'permitted';
  return { outcome, findings: [...findings], basis: [] };
}

export function findingOf(outcome: FindingView['outcome'], message: string, wayOut: string, code = 'format.incomplete'): FindingView {
  return {
    code,
    title: '审查',
    outcome,
    message,
    wayOut,
    citation: { source: 'work-rules', text: 'county', article: 31, label: '第三十一条' },
  };
}

const PERMITTED = verdictOf([]);

function emptyView(draft: Draft): DocumentView {
  return viewWith({
    id: 'm1',
    version: 0,
    textVersion: 0,
    where: '起草中，由县农业农村局拟稿',
    host: { id: 'agriculture', name: '县农业农村局' },
    draft,
    offers: [
      { act: 'revise', label: '修改文稿', primary: false, commits: false, verdict: PERMITTED },
      { act: 'send', label: '送部门负责人审签', primary: true, commits: false, verdict: PERMITTED },
    ],
  });
}

/** A document already stored once, with a title. */
export function documentOf(draft: Draft, over: Partial<DocumentView> = {}): DocumentView {
  const version = {
    version: 1,
    hash: 'h',
    characters: 1,
    by: '县农业农村局文书',
    at: '2026-11-23T01:00:00Z',
    note: '',
    nature: 'first',
  } as const;
  return { ...emptyView(draft), version: 1, textVersion: 1, versions: [version], ...over };
}

function doneOf(view: DocumentView, said: string): object {
  return { id: view.id, version: view.version, seq: view.version, said, verdict: PERMITTED, stage: view.stage };
}

const ORGANISATION = {
  version: 1,
  departments: [
    { id: 'agriculture', name: '县农业农村局', kind: 'department' },
    ...Array.from({ length: 60 }, (_, i) => ({ id: `d${String(i)}`, name: `县第${String(i + 1)}局`, kind: 'department' })),
  ],
  posts: [
    { id: 'head', title: '县长', role: 'head', rank: 1 },
    { id: 'deputy', title: '副县长（分管工业）', role: 'deputy', rank: 3 },
  ],
};

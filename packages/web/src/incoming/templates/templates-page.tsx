/** 模板和常用语: what the office recommends and returns with, what leaders write most. Every change is kept as it is made. */
import './templates.css';
import type { TemplateLists, TemplateView } from '@lingxing/server/contracts';
import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../api/client.ts';
import { usePutTemplates, useTemplates } from '../../api/incoming.ts';
import { Confirm } from '../../components/dialog.tsx';
import { PageHead } from '../../components/page-title.tsx';
import { SectionTabs } from '../../components/section-tabs.tsx';
import { EmptyState, ProblemNotice, sayingOf, Skeleton } from '../../components/states.tsx';
import { useSay } from '../../components/status-line.tsx';
import { isLeader, isOffice } from '../../lib/names.ts';
import { useMe } from '../../session.ts';
import { itemsOf, type ListKind, LISTS, mayEdit, MOST, moved } from './model.ts';
import { TemplateForm } from './template-form.tsx';
import { TemplateLine } from './template-line.tsx';

export function TemplatesPage() {
  const me = useMe();
  const templates = useTemplates();
  const office = isOffice(me);
  // A leader has no use for what the office recommends with.
  const shown = LISTS.filter((one) => office || one.name === 'phrases' || one.name === 'own-phrases');
  return (
    <div className="page-body narrow">
      <PageHead
        title="模板和常用语"
        where={office ? '拟办、退回、批示时点选，再按来文改写。' : '批示时点选，再按来文改写。本府通用的由政府办公室设定。'}
      />
      {!office && !isLeader(me) ? (
        <EmptyState>模板和常用语供政府办公室和领导使用。</EmptyState>
      ) : templates.isError ? (
        <ProblemNotice error={templates.error} retry={() => void templates.refetch()} what="模板和常用语" />
      ) : templates.data === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <SectionTabs
          label="各种模板"
          sections={(office ? shown : shown.toReversed()).map((kind) => ({
            id: kind.name,
            label: kind.label,
            count: itemsOf(templates.data, kind.name).length,
            content: <List kind={kind} lists={templates.data} />,
          }))}
        />
      )}
    </div>
  );
}

/** What is asked before it goes: one template, or all that the government has set. */
type Asking = { readonly at: number } | 'all';

/** Where the hand goes next: the line, what it does there, and the version of the list in which that line stands. */
interface Wish {
  readonly at: number;
  readonly what: string;
  readonly version: string | undefined;
}

function List({ kind, lists }: { readonly kind: ListKind; readonly lists: TemplateLists }) {
  const say = useSay();
  const put = usePutTemplates(kind.name);
  const [editing, setEditing] = useState<number>();
  const [asking, setAsking] = useState<Asking>();
  const [focus, setFocus] = useState<Wish>();
  const met = useRef<Wish>(undefined);
  const box = useRef<HTMLElement>(null);
  const items = itemsOf(lists, kind.name);
  const edits = mayEdit(lists, kind.name);
  const own = kind.name === 'own-phrases';
  const isSet = lists.changed[kind.name] !== undefined;

  // Whoever works by the keyboard stays with the line that moved, or beside the one that went. The answer may be drawn before
  // the list that follows from it: the hand waits for that list.
  const version = lists.changed[kind.name];
  useEffect(() => {
    if (focus === undefined || met.current === focus || put.isPending || version !== focus.version) return;
    met.current = focus;
    const line = box.current?.querySelectorAll('.template-line')[focus.at];
    const wanted = line?.querySelector<HTMLButtonElement>(`[data-does='${focus.what}']:not(:disabled)`);
    (wanted ?? line?.querySelector<HTMLButtonElement>('button:not(:disabled)') ?? box.current?.querySelector('button'))?.focus();
  }, [focus, put.isPending, version]);

  const keep = (next: readonly TemplateView[], said: string, then: (version: string | undefined) => void) =>
    put.mutate(
      { items: [...next], seen: lists.changed[kind.name] ?? null },
      {
        onSuccess: (after) => {
          say(said);
          then(after.changed[kind.name]);
        },
        onError: (error) => {
          if (!(error instanceof ProblemError) || error.problem.errors === undefined) say(sayingOf(error));
        },
      },
    );
  const asked = asking !== undefined && asking !== 'all' ? items[asking.at] : undefined;
  const nameOf = (one: TemplateView | undefined): string => (one === undefined ? '' : one.name === '' ? one.text : one.name);
  return (
    <section className="stack" ref={box} aria-label={kind.label}>
      <p className="quiet">
        {kind.where}
        {!edits && '由政府办公室设定。'}
        {!own && !isSet && '现为系统自带的，改动后即为本府的。'}
        {kind.places.length > 0 && edits && (
          <>
            可写{kind.places.map((one) => `{${one}}`).join('、')}等，用时{kind.named ? '按来文填入，填不上的由拟稿人写明' : '再选定'}。
          </>
        )}
      </p>
      {items.length === 0 && <EmptyState>还没有设。</EmptyState>}
      <ol className="template-lines" aria-label={kind.label}>
        {items.map((item, i) => (
          <li key={`${item.name} ${item.text}`} className="template-line">
            {editing === i ? (
              <TemplateForm
                kind={kind}
                items={items}
                at={i}
                busy={put.isPending}
                fault={put.error}
                onLeave={() => {
                  setEditing(undefined);
                  setFocus({ at: i, what: 'change', version });
                }}
                onKeep={(next) =>
                  keep(items.with(i, next), '已改', (after) => {
                    setEditing(undefined);
                    setFocus({ at: i, what: 'change', version: after });
                  })
                }
              />
            ) : (
              <TemplateLine
                item={item}
                name={nameOf(item)}
                natured={kind.natured}
                edits={edits}
                busy={put.isPending}
                first={i === 0}
                last={i === items.length - 1}
                onMove={(by) =>
                  keep(moved(items, i, by), `“${nameOf(item)}”已移到第${String(i + by + 1)}条`, (after) =>
                    setFocus({ at: i + by, what: by < 0 ? 'up' : 'down', version: after }),
                  )
                }
                onChange={() => setEditing(i)}
                onRemove={() => setAsking({ at: i })}
              />
            )}
          </li>
        ))}
      </ol>
      {edits && (
        <div className="stack">
          {editing === items.length ? (
            <TemplateForm
              kind={kind}
              items={items}
              at={items.length}
              busy={put.isPending}
              fault={put.error}
              onLeave={() => setEditing(undefined)}
              onKeep={(next) =>
                keep([...items, next], '已加', (after) => {
                  setEditing(undefined);
                  setFocus({ at: items.length, what: 'change', version: after });
                })
              }
            />
          ) : (
            <p className="row">
              <button
                type="button"
                className="button primary"
                disabled={items.length >= MOST}
                onClick={() => {
                  put.reset();
                  setEditing(items.length);
                }}
              >
                加一条
              </button>
              {!own && isSet && (
                <button type="button" className="button plain" onClick={() => setAsking('all')}>
                  恢复系统自带的
                </button>
              )}
              {items.length >= MOST && <span className="quiet small">最多{MOST}条</span>}
            </p>
          )}
        </div>
      )}
      <Confirm
        title={asking === 'all' ? '恢复系统自带的' : '删去这一条'}
        verb={asking === 'all' ? '恢复' : '删去'}
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        onGoOn={() => {
          if (asking === 'all') keep([], '已恢复系统自带的', (after) => setFocus({ at: 0, what: 'change', version: after }));
          else if (asking !== undefined)
            keep(
              items.filter((_, i) => i !== asking.at),
              `“${nameOf(asked)}”已删去`,
              (after) => setFocus({ at: Math.max(0, Math.min(asking.at, items.length - 2)), what: 'change', version: after }),
            );
        }}
      >
        {asking === 'all' ? (
          <p>本府所设的{items.length}条都删去，改用系统自带的。已经写出的意见不受影响。</p>
        ) : (
          <p>
            删去“{nameOf(asked)}”。
            {!own && items.length === 1 && '这是最后一条，删去后改用系统自带的。'}已经写出的意见不受影响。
          </p>
        )}
      </Confirm>
    </section>
  );
}

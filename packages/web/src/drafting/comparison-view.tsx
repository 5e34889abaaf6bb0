/** What changed between two texts: the elements in a table, the body with what came and what went marked by line and word. */
import type { Comparison } from '@lingxing/server/contracts';
import { useMemo } from 'react';
import { compareText } from '@lingxing/affairs/compare-text';

type Blocks = Comparison['blocks'];
type Block = Blocks[number];
type Side = 'both' | 'before' | 'after';
export type Layout = 'inline' | 'beside';

const MARKS = { same: '', added: '增', removed: '删', changed: '改' } as const;
/** Unchanged paragraphs left in view on both sides of a change. */
const AROUND = 1;

export function ComparisonView({
  comparison,
  layout,
}: {
  readonly comparison: Pick<Comparison, 'fields' | 'blocks'>;
  readonly layout: Layout;
}) {
  const { fields, blocks } = comparison;
  const stretches = useMemo(() => stretchesOf(blocks), [blocks]);
  const changed = blocks.filter((b) => b.change !== 'same').length;
  if (fields.length === 0 && changed === 0) return <p>两版没有不同。</p>;
  return (
    <div className="stack comparison">
      {fields.length > 0 && (
        <section>
          <h2>要素，{fields.length}处不同</h2>
          <table className="field-differences">
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">原</th>
                <th scope="col">现</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((f) => (
                <tr key={f.field}>
                  <th scope="row">{f.label}</th>
                  <Values before={f.before} after={f.after} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section>
        <h2>正文，{changed === 0 ? '没有改动' : `${String(changed)}段不同`}</h2>
        {stretches.map((stretch) =>
          stretch.folded ? (
            <details key={stretch.at} className="unchanged">
              <summary>{stretch.blocks.length}段未改</summary>
              {stretch.blocks.map((b, i) => (
                <Row key={stretch.at + i} block={b} layout={layout} />
              ))}
            </details>
          ) : (
            stretch.blocks.map((b, i) => <Row key={stretch.at + i} block={b} layout={layout} />)
          ),
        )}
      </section>
    </div>
  );
}

/** Both values, what they share left plain: of a long title one sees the word that changed. */
function Values({ before, after }: { readonly before: string; readonly after: string }) {
  const block: Block = { change: 'changed', spans: compareText(before, after) };
  return (
    <>
      <td>{before === '' ? <span className="quiet">空</span> : <Spans block={block} side="before" />}</td>
      <td>{after === '' ? <span className="quiet">空</span> : <Spans block={block} side="after" />}</td>
    </>
  );
}

function Row({ block, layout }: { readonly block: Block; readonly layout: Layout }) {
  const mark = MARKS[block.change];
  const onlyLayout = block.change === 'changed' && block.spans.every((s) => s.change === 'same');
  return (
    <div className={`compared ${block.change} ${layout}`}>
      <span className="compared-mark">{onlyLayout ? '版式' : mark}</span>
      {layout === 'inline' ? (
        <Text block={block} side="both" />
      ) : (
        <>
          <Text block={block} side="before" />
          <Text block={block} side="after" />
        </>
      )}
    </div>
  );
}

function Text({ block, side }: { readonly block: Block; readonly side: Side }) {
  return (
    <p className={`compared-text ${side}`}>
      <Spans block={block} side={side} />
    </p>
  );
}

function Spans({ block, side }: { readonly block: Block; readonly side: Side }) {
  const gone = side === 'before' ? 'added' : side === 'after' ? 'removed' : undefined;
  return block.spans.map((span, i) => {
    if (span.change === gone) return null;
    // Spans have no name but their place, and a comparison never changes.
    const key = `${String(i)}-${span.change}`;
    if (span.change === 'added') return <ins key={key}>{span.text}</ins>;
    if (span.change === 'removed') return <del key={key}>{span.text}</del>;
    return <span key={key}>{span.text}</span>;
  });
}

interface Stretch {
  readonly at: number;
  readonly folded: boolean;
  readonly blocks: Block[];
}

/** Long unchanged stretches folded, never gone; a paragraph beside a change stays in view. */
function stretchesOf(blocks: Blocks): Stretch[] {
  const near = blocks.map((_, i) => blocks.slice(Math.max(0, i - AROUND), i + AROUND + 1).some((b) => b.change !== 'same'));
  const stretches: Stretch[] = [];
  blocks.forEach((block, at) => {
    const folded = !(near[at] ?? false);
    const last = stretches.at(-1);
    if (last?.folded === folded) last.blocks.push(block);
    else stretches.push({ at, folded, blocks: [block] });
  });
  return stretches;
}

/**
 * The typeset document as pages on the paper background: zoomable, page by page on a phone. The reader is loaded only
 * here; where it cannot show the pages, the file itself is offered, so that the text is never out of reach.
 */
import { type MouseEvent, type ReactNode, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { SheetSkeleton } from './states.tsx';

export interface SealMark {
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
}

export interface SheetProps {
  /** Where the PDF is fetched, or the PDF itself. */
  readonly source: string | Blob;
  readonly title: string;
  /** Where the seal goes; drawn as its outline. */
  readonly seal?: SealMark | undefined;
  /** The seals of others on the same sheet. */
  readonly otherSeals?: readonly SealMark[] | undefined;
  /** Choosing the place of the seal by a click on a page. */
  readonly onPlace?: ((place: SealMark) => void) | undefined;
  readonly onPages?: ((pages: number) => void) | undefined;
  /** Shown where the pages cannot be. */
  readonly fallback?: ReactNode;
  /** A still copy stays while the next one is being set. */
  readonly setting?: boolean;
}

const NO_SEALS: readonly SealMark[] = [];
const A4_WIDTH_PT = 595.28;
const MM_PER_PT = 25.4 / 72;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
/** The diameter of the seal of a county, district or city government (国发〔1999〕25号). */
const SEAL_MM = 45;

async function openPdf(source: string | Blob): Promise<PDFDocumentProxy> {
  const [pdfjs, worker] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  const data = source instanceof Blob ? source : await fetchPdf(source);
  return pdfjs.getDocument({ data: new Uint8Array(await data.arrayBuffer()) }).promise;
}

async function fetchPdf(address: string): Promise<Blob> {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`sheet ${response.status}`);
  return response.blob();
}

export function Sheet({ source, title, seal, otherSeals = NO_SEALS, onPlace, onPages, fallback, setting = false }: SheetProps) {
  const [opened, setOpened] = useState<{ readonly pdf: PDFDocumentProxy; readonly of: string | Blob }>();
  const [failedSource, setFailedSource] = useState<string | Blob>();
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  const frame = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent((pages: number) => onPages?.(pages));

  useEffect(() => {
    let stale = false;
    openPdf(source).then(
      (pdf) => {
        if (stale) return void pdf.loadingTask.destroy();
        setOpened((before) => {
          void before?.pdf.loadingTask.destroy();
          return { pdf, of: source };
        });
        tell(pdf.numPages);
      },
      () => {
        if (!stale) setFailedSource(source);
      },
    );
    return () => {
      stale = true;
    };
  }, [source]);

  const pdf = opened?.pdf;
  // Until the next one is there the sheet before stays in view, and says so: no seal is placed on it.
  const behind = setting || (opened !== undefined && opened.of !== source);
  const pages = pdf?.numPages ?? 0;
  const goTo = useCallback((next: number) => {
    frame.current?.querySelector(`[data-page="${next}"]`)?.scrollIntoView({ block: 'start', inline: 'start' });
    setPage(next);
  }, []);
  // Where a seal is to be placed, its page comes into view by itself; the window stays where it is.
  const sealing = onPlace !== undefined && !behind && pages > 0 ? seal?.page : undefined;
  useEffect(() => {
    const inside = frame.current;
    const to = sealing === undefined ? null : inside?.querySelector<HTMLElement>(`[data-page="${sealing}"]`);
    if (inside && to) inside.scrollTo({ left: to.offsetLeft - inside.offsetLeft, top: to.offsetTop - inside.offsetTop });
  }, [sealing]);
  const step = (by: 1 | -1) => {
    const at = ZOOMS.findIndex((z) => z >= zoom);
    setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))] ?? 1);
  };

  if (failedSource === source)
    return (
      <div className="sheet-frame">
        {fallback ?? (
          <div className="notice broken">
            <p>暂不能显示版式。文稿已存，稍后再看，或到“文字”里阅读。</p>
          </div>
        )}
      </div>
    );
  return (
    <figure className="sheet-viewer" aria-label={title}>
      <div className="sheet-bar" role="toolbar" aria-label="版面">
        <button type="button" className="button plain" onClick={() => goTo(Math.max(1, page - 1))} disabled={page <= 1} aria-label="上一页">
          ‹
        </button>
        <span className="num quiet" aria-live="polite">
          {pages === 0 ? '正在排版' : `第${page}页 共${pages}页`}
          {behind && pages > 0 ? ' · 正在重排' : ''}
        </span>
        <button
          type="button"
          className="button plain"
          onClick={() => goTo(Math.min(pages, page + 1))}
          disabled={page >= pages}
          aria-label="下一页"
        >
          ›
        </button>
        <span className="sheet-bar-gap" />
        <button type="button" className="button plain" onClick={() => step(-1)} aria-label="缩小" disabled={zoom <= 0.5}>
          −
        </button>
        <button type="button" className="button plain num" onClick={() => setZoom(1)} title="恢复适合宽度">
          {zoom === 1 ? '适宽' : `${Math.round(zoom * 100)}%`}
        </button>
        <button type="button" className="button plain" onClick={() => step(1)} aria-label="放大" disabled={zoom >= 3}>
          +
        </button>
        {typeof source === 'string' && (
          // The server names the file: number and title.
          <a className="button plain" href={source} download>
            存为PDF
          </a>
        )}
      </div>
      <section
        ref={frame}
        className="sheet-frame"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- pages are scrolled by the keyboard as well
        tabIndex={0}
        aria-label={`${title}，共${pages}页`}
        onScroll={(event) => setPage(pageInView(event.currentTarget) ?? page)}
      >
        {pdf === undefined ? (
          <SheetSkeleton />
        ) : (
          Array.from({ length: pages }, (_, i) => (
            <Page
              key={`${pdf.fingerprints[0] ?? ''}-${i}`}
              pdf={pdf}
              n={i + 1}
              zoom={zoom}
              seals={[...otherSeals, ...(seal === undefined ? [] : [seal])].filter((one) => one.page === i + 1)}
              onPlace={behind ? undefined : onPlace}
            />
          ))
        )}
      </section>
    </figure>
  );
}

function pageInView(frame: HTMLElement): number | undefined {
  const middle = frame.scrollTop + frame.clientHeight / 3;
  const across = frame.scrollLeft + frame.clientWidth / 2;
  let found: number | undefined;
  for (const page of frame.querySelectorAll<HTMLElement>('[data-page]'))
    if (page.offsetTop - frame.offsetTop <= middle && page.offsetLeft - frame.offsetLeft <= across) found = Number(page.dataset['page']);
  return found;
}

interface PageProps {
  readonly pdf: PDFDocumentProxy;
  readonly n: number;
  readonly zoom: number;
  readonly seals: readonly SealMark[];
  readonly onPlace: ((place: SealMark) => void) | undefined;
}

/** One page, drawn when it comes near the view and again when its size changes. */
function Page({ pdf, n, zoom, seals, onPlace }: PageProps) {
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(n <= 2);
  const [width, setWidth] = useState(0);
  const [ratio, setRatio] = useState(Math.SQRT2);

  useEffect(() => {
    const element = holder.current;
    if (!element) return undefined;
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some((e) => e.isIntersecting)) setNear(true);
      },
      { rootMargin: '600px' },
    );
    const sized = new ResizeObserver(() => setWidth(Math.round(element.clientWidth)));
    seen.observe(element);
    sized.observe(element);
    return () => {
      seen.disconnect();
      sized.disconnect();
    };
  }, []);

  useEffect(() => {
    const target = canvas.current;
    if (!near || width === 0 || !target) return undefined;
    let cancel: (() => void) | undefined;
    let stale = false;
    void pdf.getPage(n).then((page) => {
      if (stale) return;
      const base = page.getViewport({ scale: 1 });
      setRatio(base.height / base.width);
      const viewport = page.getViewport({ scale: (width / base.width) * Math.min(window.devicePixelRatio, 2) });
      target.width = Math.round(viewport.width);
      target.height = Math.round(viewport.height);
      const task = page.render({ canvas: target, viewport });
      cancel = () => task.cancel();
      // A drawing that was overtaken by the next size ends with an error that means nothing.
      task.promise.catch(() => undefined);
    });
    return () => {
      stale = true;
      cancel?.();
    };
  }, [pdf, n, near, width]);

  const place = (event: MouseEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const mm = (A4_WIDTH_PT * MM_PER_PT) / box.width;
    // A press on the keyboard has no point: the seal stays where it is.
    if (event.detail === 0) return;
    onPlace?.({ page: n, xMm: Math.round((event.clientX - box.left) * mm), yMm: Math.round((event.clientY - box.top) * mm) });
  };
  const share = 100 / (A4_WIDTH_PT * MM_PER_PT);
  return (
    <div ref={holder} className="page" data-page={n} style={{ aspectRatio: `1 / ${ratio}`, width: `${zoom * 100}%` }}>
      <canvas ref={canvas}>第{n}页</canvas>
      {seals.map((seal) => (
        <span
          key={`${seal.xMm} ${seal.yMm}`}
          className="seal-mark"
          style={{
            left: `${seal.xMm * share}%`,
            top: `${(seal.yMm * share) / ratio}%`,
            width: `${SEAL_MM * share}%`,
          }}
        >
          印
        </span>
      ))}
      {onPlace && <button type="button" className="seal-place" onClick={place} aria-label={`在第${n}页点选用印位置`} />}
    </div>
  );
}

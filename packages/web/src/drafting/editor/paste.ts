/** Paste from Word, WPS, browsers and plain text into the editor, and pictures by paste or drop: everything goes through a body. */
import type { Block } from '@lingxing/affairs/document';
import { Extension } from '@tiptap/core';
import { Fragment, type Node as ProseMirrorNode, type Schema, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import { handlePaste as pasteCells, isInTable } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { bodyToDoc } from '../body/editor-json.ts';
import { htmlToBody, type Pasted, type PastedPicture } from '../body/html.ts';
import { rtfPictures } from '../body/rtf.ts';
import { textToBody } from '@lingxing/affairs/document-text';

export interface PasteHandlers {
  /** Uploads a picture and puts it in its place, found by the key of the upload. */
  readonly onPicture: (key: string, file: File) => void;
  /** What could not be kept, said to the clerk. */
  readonly onNote: (sentence: string) => void;
}

/** Between the plugin, made once, and the component around it, drawn many times. */
export class PasteBridge implements PasteHandlers {
  #handlers: PasteHandlers | undefined;
  connect(handlers: PasteHandlers): void {
    this.#handlers = handlers;
  }
  onPicture(key: string, file: File): void {
    this.#handlers?.onPicture(key, file);
  }
  onNote(sentence: string): void {
    this.#handlers?.onNote(sentence);
  }
}

/** A key that no picture of an earlier paste has. */
let uploads = 0;
export function nextUpload(): string {
  uploads += 1;
  return `upload-${String(uploads)}`;
}

export const PasteOfficial = Extension.create<{ readonly bridge: PasteHandlers }>({
  name: 'pasteOfficial',
  addOptions: () => ({ bridge: new PasteBridge() }),
  addProseMirrorPlugins() {
    const handlers = this.options.bridge;
    return [
      new Plugin({
        props: {
          handlePaste: (view, event) => {
            const data = event.clipboardData;
            if (data === null) return false;
            const html = data.getData('text/html');
            // The editor's own copy is exact already.
            if (html.includes('data-pm-slice')) return false;
            const files = imagesOf(data);
            if (html.trim() !== '') {
              const pasted = htmlToBody(html);
              if (pasted.body.length > 0) {
                const carried = carriedPictures(pasted, data.getData('text/rtf'), files);
                return insert(view, event, pasted, carried, handlers);
              }
            }
            if (files.length > 0) return insertFiles(view, files, handlers);
            const body = textToBody(data.getData('text/plain'));
            return body.length > 0 && insert(view, event, { body, pictures: [], notes: [] }, new Map(), handlers);
          },
          handleDrop: (view, event, _slice, moved) => {
            const files = moved || event.dataTransfer === null ? [] : imagesOf(event.dataTransfer);
            if (files.length === 0) return false;
            event.preventDefault();
            return insertFiles(view, files, handlers);
          },
        },
      }),
    ];
  },
});

function imagesOf(data: DataTransfer): File[] {
  return Array.from(data.files).filter((file) => file.type.startsWith('image/'));
}

/** The bytes of the pasted pictures, from wherever the clipboard carries them. */
function carriedPictures(pasted: Pasted, rtf: string, files: readonly File[]): Map<string, File> {
  const found = new Map<string, File>();
  const named = pasted.pictures.filter((p) => p.kind === 'file');
  const carried = named.length > 0 && rtf !== '' ? rtfPictures(rtf) : [];
  for (const [i, picture] of named.entries()) {
    const bytes = carried[i];
    // Only where both count the same pictures is the order to be trusted.
    if (bytes !== undefined && carried.length === named.length)
      found.set(picture.key, new File([bytes.bytes], nameOf(i, bytes.mediaType), { type: bytes.mediaType }));
  }
  for (const [i, picture] of pasted.pictures.entries()) {
    if (picture.kind === 'data') {
      const file = dataFile(picture.source, i);
      if (file !== undefined) found.set(picture.key, file);
    }
  }
  const [only] = pasted.pictures;
  const [file] = files;
  if (pasted.pictures.length === 1 && files.length === 1 && only !== undefined && file !== undefined && !found.has(only.key))
    found.set(only.key, file);
  return found;
}

function nameOf(i: number, mediaType: string): string {
  return `插图${String(i + 1)}.${mediaType === 'image/jpeg' ? 'jpg' : mediaType.slice('image/'.length)}`;
}

function dataFile(source: string, i: number): File | undefined {
  const parts = /^data:(image\/(?:png|jpeg|gif|webp|bmp));base64,([A-Za-z0-9+/=\s]+)$/u.exec(source);
  if (parts === null) return undefined;
  const mediaType = parts[1] ?? '';
  try {
    const raw = atob((parts[2] ?? '').replace(/\s+/gu, ''));
    return new File([Uint8Array.from(raw, (c) => c.charCodeAt(0))], nameOf(i, mediaType), { type: mediaType });
  } catch {
    return undefined;
  }
}

function insert(
  view: EditorView,
  event: ClipboardEvent,
  pasted: Pasted,
  carried: ReadonlyMap<string, File>,
  handlers: PasteHandlers,
): boolean {
  const { schema } = view.state;
  const lost = pasted.pictures.filter((p) => !carried.has(p.key));
  const uploading: { key: string; file: File }[] = [];
  const nodes = pasted.body.flatMap((block) => {
    const picture = block.type === 'image' ? pasted.pictures.find((p) => p.key === block.attachment) : undefined;
    if (picture === undefined) return [nodeOf(schema, block)];
    const file = carried.get(picture.key);
    if (file === undefined) return [];
    const key = nextUpload();
    uploading.push({ key, file });
    return [pictureNode(schema, key, file, block)];
  });
  for (const note of [...pasted.notes, ...lostNote(lost)]) handlers.onNote(note);
  if (!place(view, event, nodes)) return false;
  for (const { key, file } of uploading) handlers.onPicture(key, file);
  return true;
}

function lostNote(lost: readonly PastedPicture[]): string[] {
  return lost.length === 0 ? [] : [`有${String(lost.length)}张图片没有随文字带来，请用“插图”另行插入。`];
}

function nodeOf(schema: Schema, block: Block): ProseMirrorNode {
  return schema.nodeFromJSON(bodyToDoc([block]).content?.[0]);
}

function pictureNode(schema: Schema, key: string, file: File, block?: Block): ProseMirrorNode {
  const widthMm = block?.type === 'image' ? (block.widthMm ?? null) : null;
  return schema.nodeFromJSON({ type: 'picture', attrs: { upload: key, preview: URL.createObjectURL(file), widthMm } });
}

/** Puts blocks where the cursor is. Within a table a table fills cells, and anything else becomes lines of the cell. */
function place(view: EditorView, event: ClipboardEvent, nodes: readonly ProseMirrorNode[]): boolean {
  if (nodes.length === 0) return true;
  const { state } = view;
  const slice = isInTable(state) ? undefined : sliceFor(state, nodes);
  if (slice !== undefined) {
    view.dispatch(state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
    return true;
  }
  if (nodes.length === 1 && nodes[0]?.type.name === 'table') return pasteCells(view, event, new Slice(Fragment.from(nodes[0]), 0, 0));
  const { paragraph } = state.schema.nodes;
  const lines = nodes.filter((n) => n.isTextblock).flatMap((n) => paragraph?.create(null, n.content) ?? []);
  view.dispatch(
    state.tr
      .replaceSelection(new Slice(Fragment.fromArray(lines), 1, 1))
      .scrollIntoView()
      .setMeta('paste', true),
  );
  return true;
}

const plain = (node: ProseMirrorNode | undefined): boolean => node?.type.name === 'paragraph' && node.attrs['align'] === 'left';

/** The first and the last paragraph join the line they are pasted into; levels, tables and pictures stand on their own. */
function sliceFor(state: EditorState, nodes: readonly ProseMirrorNode[]): Slice {
  const { $from, $to } = state.selection;
  const first = nodes[0];
  const last = nodes.at(-1);
  const single = nodes.length === 1;
  const openStart = plain(first) && (single || $from.parentOffset > 0) ? 1 : 0;
  const openEnd = plain(last) && (single || $to.parentOffset < $to.parent.content.size) ? 1 : 0;
  return new Slice(Fragment.fromArray([...nodes]), openStart, openEnd);
}

export function insertFiles(view: EditorView, files: readonly File[], handlers: PasteHandlers): boolean {
  const { schema } = view.state;
  if (isInTable(view.state)) {
    handlers.onNote('表格中不能插图，请把光标移到表格之外。');
    return true;
  }
  const keyed = files.map((file) => ({ key: nextUpload(), file }));
  const nodes = keyed.map(({ key, file }) => pictureNode(schema, key, file));
  view.dispatch(view.state.tr.replaceSelection(new Slice(Fragment.fromArray(nodes), 0, 0)).scrollIntoView());
  for (const { key, file } of keyed) handlers.onPicture(key, file);
  return true;
}

/** The editor of a body: levels, bold, alignment, tables, pictures, and paste that keeps them. */
import type { Body } from '@lingxing/affairs/document';
import { EditorContent, useEditor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { declarationOf } from '../../api/files.ts';
import { Confirm } from '../../components/dialog.tsx';
import { sayingOf } from '../../components/states.tsx';
import { uploadAttachment } from '../api.ts';
import { useLatest } from '../live/use-latest.ts';
import { bodyToDoc, docToBody } from '../body/editor-json.ts';
import { BLOCKS } from './blocks.ts';
import { insertFiles, PasteBridge, PasteOfficial } from './paste.ts';
import { asTaken } from './picture-file.ts';
import { Picture } from './picture.tsx';
import { TABLES } from './tables.ts';
import { BodyToolbar } from './toolbar.tsx';

export interface BodyEditorProps {
  readonly label: string;
  /** Read once: afterwards the editor holds the text. A new key starts afresh. */
  readonly initial: Body;
  readonly onChange: (body: Body) => void;
  /** The session's token, for pictures on their way to the server. */
  readonly csrf: string;
  /** The document whose pictures are shown. */
  readonly matter?: string | undefined;
  /** What a paste could not keep. */
  readonly onNote: (sentence: string) => void;
  /** One more picture is on its way, or one less. */
  readonly onArriving: (by: 1 | -1) => void;
}

/** Pictures that wait for their declaration: one question for all that came together. */
interface Undeclared {
  readonly edition: string;
  readonly text: string;
  readonly waiting: readonly { readonly send: (fields: Readonly<Record<string, string>>) => void; readonly leaveOut: () => void }[];
}

/** Typing is told on after a moment's rest: a long text is not read off at every key. */
const REST_MS = 150;

export function BodyEditor({ label, initial, onChange, csrf, matter, onNote, onArriving }: BodyEditorProps) {
  const told = useLatest({ onChange, csrf, onArriving });
  const rest = useRef<number>(undefined);
  const [bridge] = useState(() => new PasteBridge());
  const [undeclared, setUndeclared] = useState<Undeclared>();

  const extensions = useMemo(
    () => [...BLOCKS, ...TABLES, Picture.configure({ matter }), PasteOfficial.configure({ bridge })],
    [matter, bridge],
  );
  const editor = useEditor({
    extensions,
    content: bodyToDoc(initial),
    // The styles are the screens' own; none are written into the page, whose policy would refuse them.
    injectCSS: false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'draft-text', spellcheck: 'false' },
    },
    onUpdate: ({ editor: at }) => {
      window.clearTimeout(rest.current);
      rest.current = window.setTimeout(() => told.current.onChange(docToBody(at.getJSON())), REST_MS);
    },
    onBlur: ({ editor: at }) => {
      window.clearTimeout(rest.current);
      told.current.onChange(docToBody(at.getJSON()));
    },
  });
  useEffect(() => () => window.clearTimeout(rest.current), []);

  const onPicture = useCallback(
    (key: string, file: File) => {
      const set = (attributes: Record<string, unknown>): void => {
        editor.state.doc.descendants((node, at) => {
          if (node.type.name !== 'picture' || node.attrs['upload'] !== key) return;
          editor.view.dispatch(
            editor.state.tr.setNodeMarkup(at, undefined, { ...node.attrs, ...attributes }).setMeta('addToHistory', false),
          );
        });
      };
      const send = (fields?: Readonly<Record<string, string>>): void => {
        const uploaded = asTaken(file).then((taken) =>
          uploadAttachment(taken, told.current.csrf, {
            onProgress: (progress) => set({ progress }),
            ...(fields === undefined ? {} : { fields }),
          }),
        );
        told.current.onArriving(1);
        uploaded.then(
          (ref) => {
            set({ attachment: ref.hash, upload: '', progress: 1, problem: '' });
            // Before it counts as there, the draft holds it.
            told.current.onChange(docToBody(editor.getJSON()));
            told.current.onArriving(-1);
          },
          (error: unknown) => {
            told.current.onArriving(-1);
            const leaveOut = (): void => set({ problem: sayingOf(error) });
            const asked = declarationOf(error);
            if (asked === undefined) leaveOut();
            else setUndeclared((before) => ({ ...asked, waiting: [...(before?.waiting ?? []), { send, leaveOut }] }));
          },
        );
      };
      send();
    },
    [editor, told],
  );
  useEffect(() => {
    bridge.connect({ onPicture, onNote });
  }, [bridge, onPicture, onNote]);

  return (
    <div className="body-editor">
      <BodyToolbar editor={editor} onPictures={(files) => insertFiles(editor.view, files, { onPicture, onNote })} />
      <EditorContent editor={editor} />
      <Confirm
        title={`插入${String(undeclared?.waiting.length ?? 0)}幅图片`}
        verb="申明并插入"
        open={undeclared !== undefined}
        onGoOn={() => undeclared?.waiting.forEach(({ send }) => send({ declaration: undeclared.edition }))}
        onClose={() => {
          undeclared?.waiting.forEach(({ leaveOut }) => leaveOut());
          setUndeclared(undefined);
        }}
      >
        <p>图片里的文字由人核对，系统不能代查。</p>
        <p className="declaration">{undeclared?.text}</p>
      </Confirm>
    </div>
  );
}

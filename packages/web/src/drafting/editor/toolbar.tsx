/** Above the body: levels by their own numerals, bold, alignment, table, picture, undo. Arrow keys move along it. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useRef } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { isInTable } from '@tiptap/pm/tables';
import { chosenByHand } from './levels-on-leaving.ts';
import { TABLE_COMMANDS } from './tables.ts';

const LEVELS = [
  { level: 0, label: '正文', name: '段落' },
  { level: 1, label: '一、', name: '第一级' },
  { level: 2, label: '（一）', name: '第二级' },
  { level: 3, label: '1.', name: '第三级' },
  { level: 4, label: '（1）', name: '第四级' },
] as const;
const ALIGNS = [
  { align: 'center', label: '居中' },
  { align: 'right', label: '居右' },
] as const;

/** Rows and columns of a fresh table. */
const FRESH = { rows: 3, columns: 3 };

export interface BodyToolbarProps {
  readonly editor: Editor;
  readonly onPictures: (files: readonly File[]) => void;
}

export function BodyToolbar({ editor, onPictures }: BodyToolbarProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const at = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      level: e.isActive('heading') ? Number(e.getAttributes('heading')['level']) : e.isActive('paragraph') ? 0 : -1,
      align: e.isActive('paragraph') ? String(e.getAttributes('paragraph')['align']) : '',
      bold: e.isActive('bold'),
      table: isInTable(e.state),
      undo: e.can().undo(),
      redo: e.can().redo(),
    }),
  });
  const setLevel = (level: 0 | 1 | 2 | 3 | 4): void => {
    const { heading, paragraph } = editor.schema.nodes;
    const { from, to } = editor.state.selection;
    const type = level === 0 ? paragraph : heading;
    if (type !== undefined) {
      editor.view.dispatch(chosenByHand(editor.state.tr.setBlockType(from, to, type, level === 0 ? { align: 'left' } : { level })));
    }
    editor.view.focus();
  };
  return (
    <Toolbar aria-label="正文格式" className="body-toolbar">
      <fieldset className="tools" aria-label="层级">
        {LEVELS.map((l) => (
          <button
            key={l.level}
            type="button"
            className="tool"
            aria-label={`${l.label} ${l.name}`}
            title={l.name}
            aria-pressed={at.level === l.level}
            disabled={at.table && l.level > 0}
            onClick={() => setLevel(l.level)}
          >
            {l.label}
          </button>
        ))}
      </fieldset>
      <fieldset className="tools" aria-label="文字">
        <button type="button" className="tool" aria-pressed={at.bold} onClick={() => editor.chain().focus().toggleBold().run()}>
          <strong>加粗</strong>
        </button>
        {ALIGNS.map(({ align, label }) => (
          <button
            key={align}
            type="button"
            className="tool"
            aria-pressed={at.align === align}
            disabled={at.align === ''}
            onClick={() =>
              editor
                .chain()
                .focus()
                .updateAttributes('paragraph', { align: at.align === align ? 'left' : align })
                .run()
            }
          >
            {label}
          </button>
        ))}
      </fieldset>
      <fieldset className="tools" aria-label="插入">
        <button type="button" className="tool" disabled={at.table} onClick={() => editor.chain().focus().insertContent(freshTable()).run()}>
          表格
        </button>
        <button type="button" className="tool" disabled={at.table} onClick={() => chooser.current?.click()}>
          插图
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          accept="image/png,image/jpeg,image/gif,image/webp"
          aria-label="选择图片"
          onChange={(event) => {
            const files = Array.from(event.target.files ?? []);
            event.target.value = '';
            if (files.length > 0) onPictures(files);
          }}
        />
      </fieldset>
      <fieldset className="tools" aria-label="撤销">
        <button type="button" className="tool" disabled={!at.undo} onClick={() => editor.chain().focus().undo().run()}>
          撤销
        </button>
        <button type="button" className="tool" disabled={!at.redo} onClick={() => editor.chain().focus().redo().run()}>
          重做
        </button>
      </fieldset>
      {at.table && (
        <fieldset className="tools" aria-label="表格">
          {TABLE_COMMANDS.map(({ label, command }) => (
            <button
              key={label}
              type="button"
              className="tool"
              onClick={() => {
                command(editor.state, editor.view.dispatch);
                editor.view.focus();
              }}
            >
              {label}
            </button>
          ))}
        </fieldset>
      )}
    </Toolbar>
  );
}

function freshTable() {
  const row = (type: 'tableHeader' | 'tableCell') => ({
    type: 'tableRow',
    content: Array.from({ length: FRESH.columns }, () => ({ type, content: [{ type: 'paragraph' }] })),
  });
  return { type: 'table', content: [row('tableHeader'), ...Array.from({ length: FRESH.rows - 1 }, () => row('tableCell'))] };
}

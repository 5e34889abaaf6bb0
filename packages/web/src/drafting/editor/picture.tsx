/** A picture in the text: uploaded first, then named by the fingerprint of its file; with a caption and its width on the page. */
import { Node } from '@tiptap/core';
import { NodeViewWrapper, type NodeViewProps, ReactNodeViewRenderer } from '@tiptap/react';
import { useId } from 'react';
import { attachmentAddress } from '../api.ts';

/** The width of the text on the page. */
const TEXT_WIDTH_MM = 156;

export interface PictureOptions {
  /** The document through which pictures of others are read. */
  readonly matter: string | undefined;
}

export const Picture = Node.create<PictureOptions>({
  name: 'picture',
  addOptions: () => ({ matter: undefined }),
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    attachment: { default: '', parseHTML: (element: HTMLElement) => element.dataset['attachment'] ?? '' },
    caption: { default: '', parseHTML: (element: HTMLElement) => element.dataset['caption'] ?? '' },
    widthMm: {
      default: null,
      parseHTML: (element: HTMLElement) => {
        const width = Number(element.dataset['widthMm']);
        return width > 0 && width <= TEXT_WIDTH_MM ? width : null;
      },
    },
    // While it is on its way: the key of the upload, what is drawn meanwhile, how far it is, and why it was refused.
    upload: { default: '', rendered: false },
    preview: { default: '', rendered: false },
    progress: { default: 0, rendered: false },
    problem: { default: '', rendered: false },
  }),
  parseHTML: () => [{ tag: 'figure[data-attachment]' }],
  renderHTML: ({ node }) => [
    'figure',
    {
      'data-attachment': String(node.attrs['attachment']),
      'data-caption': String(node.attrs['caption']),
      ...(typeof node.attrs['widthMm'] === 'number' ? { 'data-width-mm': String(node.attrs['widthMm']) } : {}),
    },
  ],
  addNodeView: () => ReactNodeViewRenderer(PictureView),
});

function PictureView({ node, updateAttributes, deleteNode, selected, extension }: NodeViewProps) {
  const id = useId();
  const { attachment, caption, widthMm, preview, progress, problem, upload } = node.attrs as Record<string, unknown>;
  const source =
    typeof preview === 'string' && preview !== ''
      ? preview
      : typeof attachment === 'string' && attachment !== ''
        ? attachmentAddress(attachment, (extension.options as PictureOptions).matter)
        : '';
  const words = typeof caption === 'string' ? caption : '';
  const width = typeof widthMm === 'number' ? widthMm : undefined;
  return (
    <NodeViewWrapper as="figure" className={`picture-block${selected ? ' selected' : ''}`} contentEditable={false}>
      {source !== '' && (
        <img src={source} alt={words === '' ? '插图' : words} style={{ width: `${((width ?? TEXT_WIDTH_MM) / TEXT_WIDTH_MM) * 100}%` }} />
      )}
      {upload !== '' && problem === '' && (
        <output className="quiet">图片正在上传，已传{Math.round(Number(progress) * 100)}%，传完才进入正文</output>
      )}
      {typeof problem === 'string' && problem !== '' && <p className="fault">× {problem}</p>}
      <div className="picture-tools row">
        <label htmlFor={`${id}-caption`} className="visually-hidden">
          图题
        </label>
        <input
          id={`${id}-caption`}
          className="input"
          placeholder="图题，可不填"
          maxLength={200}
          value={words}
          onChange={(event) => updateAttributes({ caption: event.target.value })}
        />
        <label className="row nowrap">
          宽
          <input
            className="input num"
            type="number"
            min={20}
            max={TEXT_WIDTH_MM}
            value={width ?? TEXT_WIDTH_MM}
            onChange={(event) => {
              const next = event.target.valueAsNumber;
              if (next >= 1) updateAttributes({ widthMm: Math.min(TEXT_WIDTH_MM, Math.round(next)) });
            }}
          />
          毫米
        </label>
        <button type="button" className="button plain" onClick={deleteNode}>
          删图
        </button>
      </div>
    </NodeViewWrapper>
  );
}

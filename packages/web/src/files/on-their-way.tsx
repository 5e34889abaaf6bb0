/** Files on their way in, each with how far it is, or why it is not taken and what would let it in. */
import type { FilesState, Underway } from './use-files.ts';

export function OnTheirWay({ state }: { readonly state: FilesState }) {
  return (
    <ul className="underway" aria-live="polite">
      {state.underway.map((one) => (
        <li key={one.key}>{one.saying === undefined ? <OnItsWay one={one} /> : <NotTaken one={one} state={state} />}</li>
      ))}
    </ul>
  );
}

function OnItsWay({ one }: { readonly one: Underway }) {
  return (
    <>
      <span className="num">
        {one.file.name} 已传{Math.round(one.share * 100)}%
      </span>{' '}
      <progress value={one.share} aria-label={`${one.file.name}的上传进度`} />
    </>
  );
}

/** Why a file is not taken; where the uploader's declaration or leaving a part out would let it in, that is offered. */
function NotTaken({ one, state }: { readonly one: Underway; readonly state: FilesState }) {
  const { problem, file } = one;
  const parts = problem?.files ?? [];
  const declaration = problem?.code === 'file.undeclared' ? problem.declaration : undefined;
  const without = parts.flatMap((part) => (part.n === undefined || part.n === 0 ? [] : [part.n]));
  return (
    <div className="notice warned stack">
      <p>
        <strong>{file.name}没有收：</strong>
        {parts.length === 0 ? one.saying : (problem?.title ?? '')}
      </p>
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={`${String(part.n ?? '')}${part.name}`}>
              {part.name}：{part.message} <span className="way-out">办法：{part.wayOut}</span>
            </li>
          ))}
        </ul>
      )}
      {declaration !== undefined && <p className="declaration">{declaration.text}</p>}
      <p className="row">
        {declaration !== undefined && (
          <button type="button" className="button" onClick={() => state.again(one, { declaration: declaration.edition })}>
            申明并收取
          </button>
        )}
        {without.length > 0 && declaration === undefined && (
          <button type="button" className="button" onClick={() => state.again(one, { without: without.join(',') })}>
            不收这{without.length}个附件，其余收取
          </button>
        )}
        <button type="button" className="link-button" onClick={() => state.drop(one.key)}>
          不收这个文件
        </button>
      </p>
    </div>
  );
}

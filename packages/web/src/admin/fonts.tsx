/** 印制字体: what sheets are set in, and what stands in for a font of the standard that is not installed. */
import { useFonts } from '../api/admin.ts';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, Skeleton } from '../components/states.tsx';

export function FontsPage() {
  const fonts = useFonts();
  return (
    <div className="page-body narrow stack">
      <PageHead title="印制字体" where="公文按国家标准用小标宋、仿宋、黑体、楷体排印。本机没有的，以近似字体代替，逐件写入版式记录。" />
      {fonts.isPending && <Skeleton lines={5} />}
      {fonts.isError && <ProblemNotice error={fonts.error} retry={() => void fonts.refetch()} what="字体" />}
      {fonts.data && (
        <>
          <section className="form-sheet stack">
            <h2>现用</h2>
            <dl className="facts">
              {Object.entries(fonts.data.inUse).map(([role, face]) => (
                <div key={role} className="fact-row">
                  <dt>{FACE_LABELS[role] ?? role}</dt>
                  <dd>{face}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section className="form-sheet stack">
            <h2>代替</h2>
            {fonts.data.substitutions.length === 0 ? (
              <p>
                <span className="done-mark">✓</span> 各体齐备，没有代替。
              </p>
            ) : (
              <ul>
                {fonts.data.substitutions.map((s) => (
                  <li key={s}>{s}</li>
                ))}
              </ul>
            )}
            <p className="quiet small">要用本机关已有的仿宋、楷体、小标宋，请把字体文件放入服务器的字体文件夹（LINGXING_FONTS）后重启。</p>
          </section>
        </>
      )}
    </div>
  );
}

const FACE_LABELS: Readonly<Record<string, string>> = {
  title: '小标宋',
  biaosong: '小标宋',
  fang: '仿宋',
  fangsong: '仿宋',
  hei: '黑体',
  kai: '楷体',
  song: '宋体',
};

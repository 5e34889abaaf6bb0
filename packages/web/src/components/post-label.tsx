/** A person is shown as their post: 副县长（分管财政）, never an account. */
export function PostLabel({ title, by }: { readonly title: string; readonly by?: string | undefined }) {
  return (
    <span className="post-label">
      {title}
      {by !== undefined && by !== '' && <span className="quiet">（{by}）</span>}
    </span>
  );
}

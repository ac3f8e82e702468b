// The product's mark: two bars that grow into a tick.
export function Mark() {
  return (
    <svg className="yd-mark" viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="14" />
      <path d="M15 46V36m10 10V29" className="yd-mark-bars" />
      <path d="M24 33l11 12 16-27" className="yd-mark-tick" />
    </svg>
  );
}

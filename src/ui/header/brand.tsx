/** The name of the page: a message on its way between two lanes. */
export function Brand() {
  return (
    <h1 className="brand">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <path d="M3 5h16M3 17h16" stroke="var(--ink)" strokeWidth="2" strokeLinecap="round" />
        <path d="M6 5l8 12" stroke="var(--p2)" strokeWidth="2.2" strokeLinecap="round" />
        <circle cx="6" cy="5" r="2.6" fill="var(--p1)" />
        <circle cx="14" cy="17" r="2.6" fill="var(--p3)" />
      </svg>
      Interleave
    </h1>
  );
}

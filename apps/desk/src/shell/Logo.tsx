/** The mark of Switchboard: a line from one side to the other. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="2.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-label="Switchboard"
    >
      <path d="M5 6h5a4 4 0 0 1 4 4v4a4 4 0 0 0 4 4h1" />
      <circle cx="4" cy="6" r="1.75" fill="var(--accent)" />
      <circle cx="20" cy="18" r="1.75" fill="var(--accent)" />
    </svg>
  );
}

/** Octant's mark: the instrument, an eighth of a circle with its index arm. Never mirrored. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
      <path
        d="M12 2.5 4.2 19.6M12 2.5l7.8 17.1M4.2 19.6a19 19 0 0 0 15.6 0"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
      <path d="M12 2.5v18.7" stroke="var(--accent)" stroke-linecap="round" />
    </svg>
  );
}

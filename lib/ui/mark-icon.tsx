/** Kuä's mark: an open eye. Decoration, always beside words. */
export function MarkIcon() {
  return (
    <svg class="mark-icon" viewBox="0 0 32 32" width="20" height="20" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--mark-ground)" />
      <path d="M4 16C9 8.5 23 8.5 28 16C23 23.5 9 23.5 4 16Z" fill="#fff" />
      <circle cx="16" cy="16" r="5" fill="var(--mark-ground)" />
      <circle cx="18" cy="14" r="1.6" fill="#fff" />
    </svg>
  );
}

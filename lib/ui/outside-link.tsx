import type { ComponentChildren } from 'preact';
import { safeHref } from './address.ts';

interface Props {
  readonly url: string;
  readonly children?: ComponentChildren;
}

/** An address out of a capture: a link only if it is http or https, and one that tells the site nothing. */
export function OutsideLink({ url, children = url }: Props) {
  const href = safeHref(url);
  if (href === null) return <span class="address">{children}</span>;
  return (
    <a class="address" href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

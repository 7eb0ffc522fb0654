import type { FindingCode } from '../../../lib/bundle/index.ts';
import type { Sign } from './loose-bag.ts';
import type { LooseWacz } from './loose-wacz.ts';

/** A change to a WACZ that its maker signs again, and what must be said of which file of it. */
export interface WaczMutation {
  readonly says: string;
  readonly change: (wacz: LooseWacz, sign: Sign) => void | Promise<void>;
  readonly code: FindingCode;
  /** From the WACZ's root; empty for the WACZ itself. */
  readonly path: string;
  /** What its maker leaves as it was, to be found. */
  readonly keeps?: readonly ('index' | 'package' | 'signature')[];
}

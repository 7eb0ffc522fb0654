import type { FindingFigure, FindingRule } from '../../model/index.ts';

/** A finding before it is known on which side it is. */
export interface Draft {
  readonly rule: FindingRule;
  readonly where: string;
  readonly table: string | null;
  readonly figures: readonly FindingFigure[];
  readonly values: Readonly<Record<string, string>>;
}

/** How two sides are shown: what was and what is in one text, or each in a column of its own. */
export type Layout = 'inline' | 'columns';

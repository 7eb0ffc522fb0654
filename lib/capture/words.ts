/** The words of a list that is written with a space between each. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

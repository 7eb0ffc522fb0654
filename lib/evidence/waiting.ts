/** How long others are waited for. */
export interface Waiting {
  /** Ends the requests that are under way; what has come until then is used. */
  readonly deadline: AbortSignal;
  /** Gives the whole up: its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** Lines of the list of conversations, headings among them: those that are on the page. */
export interface LineRange {
  readonly first: number;
  /** The last one, not the one after it. */
  readonly last: number;
}

/** Before the browser has said which lines are in view: more than a tall screen holds. */
export const FIRST_LINES: LineRange = { first: 0, last: 60 };

export const ALL_LINES: LineRange = { first: 0, last: Number.MAX_SAFE_INTEGER };

/** The most people of one change. Plain, so that views need no schema. */
export const PEOPLE_CHANGE_LIMIT = 200;

/** A session ends this long after it was last used. */
export const SESSION_MAX_AGE_S = 12 * 60 * 60;

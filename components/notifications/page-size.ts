/** The page that is shown first is sent along with its document, so both sides ask for the same. */
export const PAGE_SIZE = 25;

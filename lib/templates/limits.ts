/** What a template may use. Each exceeded limit is a TemplateError that names the place. */
export const maxSourceLength = 64 * 1024;
export const maxNodes = 5_000;
export const maxDepth = 40;
/** Macros, blocks, templates and turns of recursive loops that are open at the same time. */
export const maxCallDepth = 40;
/** Templates that include, import or extend one another. */
export const maxTemplateDepth = 5;
export const maxWork = 200_000;
export const maxTextLength = 256 * 1024;
export const maxOutputLength = 256 * 1024;
export const maxRangeLength = 1_000;
export const defaultDeadlineMs = 200;
/** Work units between two looks at the clock. */
export const clockInterval = 1_024;
/** Characters that cost one unit of work when they are read or built. */
export const charactersPerUnit = 64;

/** What is taken from the data of a message; the rest is left out with a warning. */
export const maxDataDepth = 32;
export const maxDataValues = 50_000;
export const maxDataCharacters = 4 * 1024 * 1024;
export const shortTextLength = 1_000;

export const maxWarnings = 100;
export const maxSubjectLength = 200;

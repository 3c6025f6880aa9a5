import { digestHeadline } from "./digest-headline";

/** “9 messages: 6 × Job failed, 3 × Job recovered”. */
export const digestSubject = `${digestHeadline}
{{- title }}`;

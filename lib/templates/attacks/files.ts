import type { Attack } from "./attack";

/** Reaching for files and modules. */
export const fileAttacks: Attack[] = [
  "{{ require('fs') }}",
  "{{ import('fs') }}",
  "{% include '/etc/passwd' %}",
  "{% include a %}",
  "{% extends '../../package.json' %}",
  "{% import '/etc/passwd' as x %}",
].map((template) => ({ template }));

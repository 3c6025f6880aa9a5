import type { Scope } from "@/lib/core/actor";

/** What a scope lets a program do, in one line each. */
export const scopeWords: Record<Scope, string> = {
  "events:write": "Report events",
  "runs:write": "Report runs and their steps, send heartbeats, start jobs",
  "jobs:write": "Make jobs",
  "notifications:read": "Read notifications and the test inbox",
  "notifications:write": "Send messages; try again, cancel and release them",
  "templates:read": "Read and render templates, custom variables and branding",
  "templates:write": "Make and change templates and custom variables; send tests of them",
  "preferences:write": "Read and change preferences of the member it acts as",
  "settings:write": "Change settings, members and API keys: all that an admin may",
  read: "Read jobs, runs, events, members and the state of the system",
};

import "../services/instance.fixture";
import { afterAll, vi } from "vitest";

// What one file leaves behind would be there for the next: see vitest.config.ts.
afterAll(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

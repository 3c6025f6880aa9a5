import { config } from "zod";

// Runs before any schema is made. Zod would try whether it may generate code, which the page's policy refuses and reports.
config({ jitless: true });

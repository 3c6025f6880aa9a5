import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Importing it gives the test's process keys of its own, and lets it reach servers on this machine.
process.env.RUNBELL_DATA_DIR = mkdtempSync(join(tmpdir(), "runbell-test-keys-"));
process.env.RUNBELL_ALLOW_NETWORKS = "127.0.0.0/8";

// Builds for production as `npm start` does, for the path of APP_URL, without starting anything.
import { build, fail, generate, requireNode } from "./setup.mjs";

requireNode();
try {
  await generate();
  await build();
} catch (error) {
  fail(error.message);
}

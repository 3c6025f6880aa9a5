import { z } from "zod";

/** One schema for all, as the OpenAPI document knows it by name: written out, any JSON has no end. */
export const JsonValue = z.json();

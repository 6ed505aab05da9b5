import type { z } from "zod";

/** Reads back what a modal carried in its private metadata; null for what is not of that schema. */
export function readPrivateMetadata<Carried>(schema: z.ZodType<Carried>, text: string): Carried | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

import type { z } from "zod";
import { CaseboardError } from "../../errors";
import type { ApiAnswer } from "./source";

/**
 * Reads the frame of an answer (the list, how many pages) with the schema.
 * Throws `platform-unavailable` that says which field is not as documented.
 */
export function readAnswer<S extends z.ZodType>(
  schema: S,
  { body }: ApiAnswer,
  /** What was asked for, as in "Help Scout's list of conversations". */
  what: string,
): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "(body)"}: ${message}`,
  );
  throw new CaseboardError("platform-unavailable", `${what} is not as documented: ${problems.join("; ")}.`, {
    hint: "Try again later. When it stays like this, the platform changed its API, and Caseboard must be taught.",
  });
}

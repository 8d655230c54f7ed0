/** An answer of the backend that is not a success. Its message is written for the person at the screen. */
export class ApiError extends Error {
  constructor(
    message: string,
    /** invalid, not_found, conflict, too_large, unsupported, unavailable or internal; "offline" when nothing answered. */
    readonly code: string,
  ) {
    super(message);
  }

  /** Whether the same request would be refused again: sending it once more is pointless until something changes. */
  get refused(): boolean {
    return !["offline", "internal", "unavailable"].includes(this.code);
  }
}

/** What to show a person for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

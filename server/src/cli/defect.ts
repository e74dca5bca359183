/** What is said when the analyzer itself fails. An exception on any text is a defect of it; it costs that file's answer and no other's. */
export function defect(error: unknown): string {
  return `the analyzer failed on this file, which is a defect of it (${error instanceof Error ? error.message : String(error)})`;
}

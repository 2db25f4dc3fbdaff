/** How long tests wait for what comes in its own time, in milliseconds. */
export const PATIENCE_MS = 10_000;

import { ReleaseFile } from '@ficus/contracts';
import { z } from 'zod/mini';

const Group = z.object({ scripts: z.array(ReleaseFile), styles: z.array(ReleaseFile) });

/** What the host's build wrote to `assets.json`: the files of its entry and of each named chunk. */
export const HostAssets = z.object({
  groups: z.record(z.string(), Group),
  /** Only the development server writes this: no file has an integrity, since each changes under its name. */
  isDevelopment: z.optional(z.boolean()),
});
export type HostAssets = z.infer<typeof HostAssets>;

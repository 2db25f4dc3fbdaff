import type { Job } from '../job.ts';
import { adminJobs } from './admin-jobs.ts';
import { chatJobs } from './chat-jobs.ts';
import { tenantsJobs } from './tenants-jobs.ts';

/** Every job. */
export const JOBS: readonly Job[] = [...chatJobs, ...adminJobs, ...tenantsJobs];

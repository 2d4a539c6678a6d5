import { z } from 'zod';
import type { JobHandler, NewJob } from '../../delivery/delivery.js';
import { JOB } from '../ids.js';
import type { Surface } from '../surface.js';
import { argsOf } from './args.js';
import { listAdmins } from './library.js';
import { directNotice } from './review-posts.js';

const ScopeArgs = z.object({ scope: z.string() });

/** Word to the admins of a permission that Slack missed: once a day for each, however many people ran into it. */
export const scopeMissingJob = (scope: string, now: number): NewJob => ({
  kind: JOB.scopeMissing,
  key: `scope:${new Date(now).toISOString().slice(0, 10)}:${scope}`,
  args: { scope },
});

/** Whoever asked has been told already; the admins are those who can grant it. */
export const scopeMissing =
  ({ parts }: Surface): JobHandler =>
  async (job) => {
    const { scope } = argsOf(job, ScopeArgs);
    const admins = await listAdmins(parts.library);
    return {
      posts: admins.map((admin) =>
        directNotice({ notice: 'grant-scope', scope }, admin, `${job.key}:${admin}`),
      ),
    };
  };

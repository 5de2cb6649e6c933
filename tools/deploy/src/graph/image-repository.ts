import { z } from 'zod';
import { DeployError } from '../failures.ts';

const buildOptions = z.looseObject({ tags: z.array(z.string()).min(1) });
const hashSuffix = /:\$\{?NX_TASK_HASH\}?$/;

/** Image name of a service, from the tag that its docker-build target gives. Pure. */
export function imageRepository(service: string, options: unknown): string {
  const parsed = buildOptions.safeParse(options);
  const tag = parsed.success ? parsed.data.tags.find((candidate) => hashSuffix.test(candidate)) : undefined;
  if (tag === undefined) {
    throw new DeployError(
      'chart-mismatch',
      `The docker-build target of "${service}" does not tag its image with the task hash.`,
      { hint: `Give it the option "tags": ["${service}:$NX_TASK_HASH"].` },
    );
  }
  return tag.replace(hashSuffix, '');
}

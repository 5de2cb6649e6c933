import { isJsonObject, valueAt, type JsonObject } from '../json.ts';
import { DeployError } from '../failures.ts';

/** Services in the graph and blocks with an image in the chart's values must be the same. Pure. */
export function assertChartMatchesGraph(defaults: JsonObject, services: readonly string[]): void {
  const blocks = Object.keys(defaults).filter((name) => {
    const block = defaults[name];
    return isJsonObject(block) && isJsonObject(block['image']);
  });
  const withoutBlock = services.filter((service) => !blocks.includes(service));
  const withoutService = blocks.filter((block) => !services.includes(block));
  const problems = [
    ...withoutBlock.map((name) => `the project "${name}" has no block "${name}.image" in values.yaml`),
    ...withoutService.map(
      (name) => `values.yaml has a block "${name}" with an image, but no project of that name is tagged deploy:service`,
    ),
  ];
  if (problems.length > 0) {
    throw new DeployError(
      'chart-mismatch',
      `Graph and chart do not agree: ${problems.join('; ')}. Nothing was changed.`,
    );
  }
}

/** What a plan decides is not for the command line, which would be overridden without a word. Pure. */
export function assertImagesNotSet(set: JsonObject, services: readonly string[]): void {
  for (const service of services) {
    for (const part of ['repository', 'tag']) {
      if (valueAt(set, [service, 'image', part]) === undefined) continue;
      throw new DeployError(
        'usage',
        `The plan chooses the image: --set ${service}.image.${part} would have no effect.`,
        {
          hint: 'Leave it out; the image is the one of this checkout. "--registry" says where it comes from.',
        },
      );
    }
  }
}

import {
  builderDriver,
  canAttest,
  pushAttested,
  pushChart,
  pushPlain,
  readBuildArgs,
  readRegistry,
  type CommandLine,
  type ImageRelease,
} from './publish-plan.ts';

const image: ImageRelease = {
  local: 'todo-frontend:1.2.0',
  registry: 'ghcr.io/someone',
  dockerfile: 'apps/frontend/Dockerfile',
  buildArgs: ['NODE_IMAGE=node@sha256:1'],
};
const lines = (commands: readonly CommandLine[]) => commands.map(({ command, args }) => [command, ...args].join(' '));

describe('the registry of a release', () => {
  it.each([
    ['ghcr.io/someone', 'ghcr.io/someone'],
    ['localhost:5001/', 'localhost:5001'],
    [' registry.example.com/team/todo ', 'registry.example.com/team/todo'],
  ])('%j is %j', (text, registry) => {
    expect(readRegistry(text)).toBe(registry);
  });

  it.each(['', 'https://ghcr.io/someone', 'ghcr.io/Some One', 'ghcr.io/a;b', '--push', 'host:port'])(
    '%j is none',
    (text) => {
      expect(readRegistry(text)).toBeUndefined();
    },
  );
});

describe('SBOM and provenance', () => {
  const containerd = '[[driver-type io.containerd.snapshotter.v1]]';
  it.each([
    ['docker', '[[Backing Filesystem extfs]]', false],
    ['docker', containerd, true],
    ['docker-container', '[[Backing Filesystem extfs]]', true],
    ['kubernetes', '', true],
  ])('the builder %s on %s can make them: %s', (builder, driverStatus, expected) => {
    expect(canAttest({ builder, driverStatus })).toBe(expected);
  });

  it('reads which builder is in use', () => {
    expect(builderDriver('Name:   default\nDriver: docker-container\n\nNodes:\n')).toBe('docker-container');
    expect(builderDriver('')).toBe('docker');
  });
});

describe('publishing', () => {
  it('pushes image, SBOM and provenance as one, built with the arguments of docker-build', () => {
    expect(lines(pushAttested(image))).toEqual([
      'docker buildx build --sbom=true --provenance=mode=max --push --tag ghcr.io/someone/todo-frontend:1.2.0 --file apps/frontend/Dockerfile --build-arg NODE_IMAGE=node@sha256:1 .',
    ]);
  });

  it('pushes the image as it is where the engine cannot attest', () => {
    expect(lines(pushPlain(image))).toEqual([
      'docker tag todo-frontend:1.2.0 ghcr.io/someone/todo-frontend:1.2.0',
      'docker push --quiet ghcr.io/someone/todo-frontend:1.2.0',
    ]);
  });

  it.each([
    ['ghcr.io/someone', 'helm push dist/charts/todo-1.2.0.tgz oci://ghcr.io/someone/charts'],
    ['localhost:5001', 'helm push dist/charts/todo-1.2.0.tgz oci://localhost:5001/charts --plain-http'],
  ])('packages the chart and pushes it to %s', (registry, push) => {
    const chart = { chart: 'helm', name: 'todo', version: '1.2.0', registry, destination: 'dist/charts' };
    expect(lines(pushChart(chart))).toEqual(['helm package helm --destination dist/charts', push]);
  });

  it('reads build arguments a line each', () => {
    expect(readBuildArgs('A=1\nB=two words\n', undefined, '')).toEqual(['A=1', 'B=two words']);
  });
});

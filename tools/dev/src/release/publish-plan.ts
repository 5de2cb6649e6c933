/** What `nx release` publishes and how, decided without a process. */

export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

export interface Engine {
  /** The driver of the builder in use, of `docker buildx inspect`. */
  readonly builder: string;
  /** What `docker info` tells of the store of images. */
  readonly driverStatus: string;
}

export interface ImageRelease {
  /** Name and version as `nx release version` tagged the image: `todo-frontend:1.2.0`. */
  readonly local: string;
  readonly registry: string;
  readonly dockerfile: string;
  /** `NAME=value`, as for `docker-build`. */
  readonly buildArgs: readonly string[];
}

export interface ChartRelease {
  readonly chart: string;
  readonly name: string;
  readonly version: string;
  readonly registry: string;
  readonly destination: string;
}

/** `host[:port][/path]`; undefined when it is none. No scheme: neither Docker nor an image's name has one. */
export function readRegistry(text: string): string | undefined {
  const name = text.trim().replace(/\/+$/, '');
  return /^[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)*$/.test(name) ? name : undefined;
}

/**
 * Whether a build can carry SBOM and provenance: they are part of an image index, which the classic store of the engine
 * cannot hold and only a builder of its own, or containerd, can push.
 */
export function canAttest({ builder, driverStatus }: Engine): boolean {
  return builder !== 'docker' || driverStatus.includes('io.containerd.snapshotter');
}

/** The driver in the output of `docker buildx inspect`. */
export function builderDriver(inspected: string): string {
  return /^Driver:\s*(\S+)/m.exec(inspected)?.[1] ?? 'docker';
}

/** `INPUT_BUILD_ARGS` and its kin: one `NAME=value` in a line. */
export function readBuildArgs(...texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => (text ?? '').split('\n')).filter((line) => line.trim() !== '');
}

export function publishedName({ local, registry }: Pick<ImageRelease, 'local' | 'registry'>): string {
  return `${registry}/${local}`;
}

/** Builds once more, from the engine's cache, and pushes image, SBOM and provenance as one index. */
export function pushAttested(image: ImageRelease): CommandLine[] {
  const buildArgs = image.buildArgs.flatMap((argument) => ['--build-arg', argument]);
  const kept = ['--sbom=true', '--provenance=mode=max', '--push'];
  const named = ['--tag', publishedName(image), '--file', image.dockerfile];
  return [{ command: 'docker', args: ['buildx', 'build', ...kept, ...named, ...buildArgs, '.'] }];
}

/** Pushes the image that is there, as it is. */
export function pushPlain(image: ImageRelease): CommandLine[] {
  const name = publishedName(image);
  return [
    { command: 'docker', args: ['tag', image.local, name] },
    { command: 'docker', args: ['push', '--quiet', name] },
  ];
}

/** A registry on this machine speaks plain HTTP; Docker knows that by itself, Helm wants to be told. */
export function pushChart({ chart, name, version, registry, destination }: ChartRelease): CommandLine[] {
  const isLocal = /^(?:localhost|127\.0\.0\.1)(?::|\/|$)/.test(registry);
  return [
    { command: 'helm', args: ['package', chart, '--destination', destination] },
    {
      command: 'helm',
      args: [
        'push',
        `${destination}/${name}-${version}.tgz`,
        `oci://${registry}/charts`,
        ...(isLocal ? ['--plain-http'] : []),
      ],
    },
  ];
}

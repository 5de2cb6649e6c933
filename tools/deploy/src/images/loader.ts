/** How an image built by the engine gets to the nodes. */
export type LoaderKind = 'shared-store' | 'registry' | 'node-import' | 'minikube' | 'kind' | 'k3d';

export interface Loader {
  readonly kind: LoaderKind;
  /** One phrase for people: "registry localhost:5001". */
  readonly title: string;
  /** Name under which the chart must ask for an image of this repository. */
  repositoryFor(repository: string): string;
  /** The nodes have it, or will get it when they ask. */
  has(reference: string): Promise<boolean>;
  /** Brings `local` (a tag in the engine) to where `reference` is found. */
  bring(local: string, reference: string): Promise<'loaded' | 'pushed' | 'present'>;
  /** Forgets images that no revision needs, where this way brings them; what is not there is no error. */
  remove(references: readonly string[]): Promise<void>;
}

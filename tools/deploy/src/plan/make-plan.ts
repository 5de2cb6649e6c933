import { hostname } from 'node:os';
import { annotations } from '../cluster/labels.ts';
import { readCluster, type ObservedCluster } from '../cluster/read-cluster.ts';
import { ensureRunning, hostDatabaseOf } from '../database/host-database.ts';
import { givenNetwork } from '../database/addresses.ts';
import { DeployError } from '../failures.ts';
import type { Workspace } from '../graph/read-workspace.ts';
import { readRememberedWorkspace } from '../graph/remembered-workspace.ts';
import { manifestSchema, parseManifest, type ManifestObject } from '../helm/manifest.ts';
import { parseYaml, readChart, readValues, type Chart } from '../helm/read-chart.ts';
import { openRememberedYaml, rememberedObject } from '../helm/remembered-yaml.ts';
import { secretContract } from '../helm/secret-contract.ts';
import { chooseLoader } from '../images/choose-loader.ts';
import type { EngineImage } from '../images/engine.ts';
import type { Loader } from '../images/loader.ts';
import { canonicalJson, mergeJson, nest, valueAt, type JsonObject } from '../json.ts';
import { loaderOptions, type Session } from '../session.ts';
import { assemblePlan, desiredValues, targetImage } from './assemble-plan.ts';
import { assertChartMatchesGraph, assertImagesNotSet } from './chart-matches-graph.ts';
import {
  decideImages,
  keepOthers,
  localReference,
  referenceOf,
  referencesToInspect,
  type ImageDecision,
} from './decide-images.ts';
import type { DeployPlan } from './plan.ts';
import { secretNeeds } from './secret-needs.ts';

export interface PlanOptions {
  /** Chart values from the command line. */
  readonly set: JsonObject;
  /** `--host-database NAME`: a database on this machine, even where a URL is given. */
  readonly hostDatabase?: string | undefined;
  /** Leave every other service as it runs. */
  readonly only?: string | undefined;
}

/** Where the database of a new Secret comes from. */
export type DatabaseSource = 'kept' | 'given' | 'host' | 'unknown' | 'none';

/** A plan with everything that applying it needs and that is no part of it. */
export interface Planned {
  readonly plan: DeployPlan;
  readonly workspace: Workspace;
  readonly chart: Chart;
  readonly observed: ObservedCluster;
  readonly engine: ReadonlyMap<string, EngineImage>;
  readonly loader: Loader | undefined;
  readonly database: DatabaseSource;
  readonly rendered: readonly ManifestObject[] | undefined;
}

/**
 * Reads graph, chart, engine and cluster, and joins them to a plan. Reads only. A plan that is made again takes from the
 * one before it what a build cannot have changed: the way for images, and what the same chart and values render.
 */
export async function makePlan(session: Session, options: PlanOptions, before?: Planned): Promise<Planned> {
  const { settings, namespace, environment } = session;
  const { observed, workspace, chart, fileValues, engine, probing } = await readAll(session, before);
  const names = workspace.services.map((service) => service.name);
  assertChartMatchesGraph(chart.defaults, names);
  assertImagesNotSet(options.set, names);
  const database = databaseSource(session, observed, options);
  const values = [databaseValues(session, observed, database), options.set].reduce(mergeJson, fileValues);
  const decisions = keepOthers(decideImages({ services: workspace.services, observed, engine }), options.only);
  const loader = await loaderFor(session, decisions, before?.loader ?? probing);
  const [onNode, rendered] = await Promise.all([
    presentOnNode(decisions, loader),
    renderIfChanged(session, { observed, chart, values, decisions, loader, before }),
  ]);
  const secretAction = secretNeeds({
    settings,
    contract: secretContract(rendered ?? observed.manifest),
    secrets: observed.secrets,
    variables: environment.variables,
    hostDatabase: database === 'host' || database === 'unknown',
  });
  const plan = assemblePlan({
    settings,
    context: session.kube.name,
    namespace,
    chartDigest: chart.digest,
    chartFiles: chart.files,
    values,
    set: options.set,
    registry: settings.environment.registry,
    decisions,
    observed,
    engine,
    loader,
    onNode,
    secretAction,
    rendered,
  });
  return { plan, workspace, chart, observed, engine, loader, database, rendered };
}

interface Read {
  readonly observed: ObservedCluster;
  readonly workspace: Workspace;
  readonly chart: Chart;
  readonly fileValues: JsonObject;
  readonly engine: ReadonlyMap<string, EngineImage>;
  /** The way for images, looked for as soon as something was found changed. */
  readonly probing: Promise<Loader> | undefined;
}

/** Everything that a plan compares, read at the same time. */
async function readAll(session: Session, before: Planned | undefined): Promise<Read> {
  const { settings, namespace, client, chartFolder, root, environment } = session;
  const yaml = await openRememberedYaml(root);
  const [parse, parseText] = [yaml.through(parseManifest, manifestSchema), yaml.through(parseYaml, rememberedObject)];
  let wasTouched = before !== undefined;
  let probing: Promise<Loader> | undefined;
  let inspecting: Promise<ReadonlyMap<string, EngineImage>> | undefined;
  const reading = readRememberedWorkspace({
    root,
    graphIsFresh: environment.insideNx,
    environment: environment.variables,
    run: session.run,
    tools: environment.tools,
    onRecall: ({ services }) => {
      if (wasTouched) return;
      // Most likely it still holds: the engine is asked while the files are looked at.
      inspecting = session.engine.inspect(services.map(localReference));
      inspecting.catch(() => undefined);
    },
    onChange: () => {
      wasTouched = true;
      if (before !== undefined) return;
      // An image will have to be built and to travel, most likely: what that needs starts while Nx is asked.
      session.builds?.warm();
      probing = chooseLoader(loaderOptions(session));
      probing.catch(() => undefined);
    },
  });
  const where = { namespace, release: settings.release, secretName: settings.secret.name, parse };
  const observing = readCluster(client, where);
  const [observed, workspace, chart, fileValues, engine] = await Promise.all([
    observing,
    reading,
    readChart(chartFolder, parseText),
    readValues(chartFolder, settings.environment.values, parseText),
    reading.then(({ services }) => inspectImages(session.engine, { services, observing, wasTouched, inspecting })),
  ]);
  // Only a hint is lost when it cannot be kept.
  await yaml.keep().catch(() => undefined);
  return { observed, workspace, chart, fileValues, engine, probing };
}

/** `unknown`: nobody said; a person may be asked. Pure. */
export function databaseSource(
  {
    settings,
    environment,
    options: { yes },
  }: Pick<Session, 'settings' | 'environment'> & { options: { yes: boolean } },
  observed: Pick<ObservedCluster, 'secrets'>,
  options: PlanOptions,
): DatabaseSource {
  const { database, secret } = settings;
  if (database === undefined) return 'none';
  if (observed.secrets[secret.name]?.keys.includes(database.key) === true) return 'kept';
  if (options.hostDatabase !== undefined || settings.environment.database === 'host') return 'host';
  const variable = environment.variables[secret.keys[database.key]?.variable ?? database.key];
  if (variable !== undefined && variable !== '') return 'given';
  if (settings.environment.database === 'given') {
    throw new DeployError(
      'no-database',
      `The environment "${settings.environmentName}" needs ${database.key}, which is not set.`,
      {
        hint: `Set it: ${database.key}=postgresql://user:password@host/name`,
      },
    );
  }
  return yes || environment.isCi ? 'host' : 'unknown';
}

/** Chart values that tell the NetworkPolicy where the database is, as far as it is known. */
function databaseValues(session: Session, observed: ObservedCluster, source: DatabaseSource): JsonObject {
  const { database, secret } = session.settings;
  if (database === undefined) return {};
  const { cidr, port } = database.values;
  const make = (network: { cidr: string; port: number }): JsonObject =>
    mergeJson(nest(cidr, network.cidr), nest(port, network.port));
  const noted = observed.secrets[secret.name]?.annotations ?? {};
  const [notedCidr, notedPort] = [noted[annotations.databaseCidr], Number(noted[annotations.databasePort])];
  if (notedCidr !== undefined && notedPort > 0) return make({ cidr: notedCidr, port: notedPort });
  if (source === 'given') {
    const url = session.environment.variables[secret.keys[database.key]?.variable ?? database.key] ?? '';
    return make(givenNetwork(database.key, url));
  }
  // A Secret of somebody else: what the release says stays as it is.
  const release = observed.history.latest?.values;
  const [keptCidr, keptPort] = [valueAt(release, cidr), valueAt(release, port)];
  return typeof keptCidr === 'string' && typeof keptPort === 'number' ? make({ cidr: keptCidr, port: keptPort }) : {};
}

interface Images {
  readonly services: Workspace['services'];
  readonly observing: Promise<ObservedCluster>;
  /** Something was touched, so that what runs is compared with what is built. */
  readonly wasTouched: boolean;
  /** Asked already; of no use when something was touched. */
  readonly inspecting: Promise<ReadonlyMap<string, EngineImage>> | undefined;
}

/** What the engine knows of the images that the checkout builds, and of those that run where they differ. */
async function inspectImages(
  engine: Session['engine'],
  { services, observing, wasTouched, inspecting }: Images,
): Promise<ReadonlyMap<string, EngineImage>> {
  const own = services.map(localReference);
  if (wasTouched) {
    const others = referencesToInspect({ services, observed: await observing, built: new Map() });
    return engine.inspect([...new Set([...own, ...others])]);
  }
  // In a cluster that is up to date these are all images; the engine is asked while the cluster answers.
  const [built, observed] = await Promise.all([inspecting ?? engine.inspect(own), observing]);
  const others = referencesToInspect({ services, observed, built });
  return others.length === 0 ? built : new Map([...built, ...(await engine.inspect(others))]);
}

async function loaderFor(
  session: Session,
  decisions: readonly ImageDecision[],
  known: Loader | Promise<Loader> | undefined,
): Promise<Loader | undefined> {
  if (decisions.every(({ verdict }) => verdict === 'keep' || verdict === 'same-image')) return undefined;
  return known ?? chooseLoader(loaderOptions(session));
}

async function presentOnNode(decisions: readonly ImageDecision[], loader: Loader | undefined): Promise<Set<string>> {
  if (loader === undefined) return new Set();
  const references = decisions
    .filter(({ verdict }) => verdict === 'replace' || verdict === 'bring-again')
    .map((decision) => referenceOf(targetImage(decision, loader)));
  const present = await Promise.all(references.map((reference) => loader.has(reference)));
  return new Set(references.filter((_reference, index) => present[index] === true));
}

interface RenderInput {
  readonly observed: ObservedCluster;
  readonly chart: Chart;
  readonly values: JsonObject;
  readonly decisions: readonly ImageDecision[];
  readonly loader: Loader | undefined;
  readonly before: Planned | undefined;
}

/** Renders the chart unless the release is made of the same chart and values: then its manifest says it all. */
async function renderIfChanged(session: Session, input: RenderInput): Promise<readonly ManifestObject[] | undefined> {
  const { observed, chart, decisions, loader, before } = input;
  const images = Object.fromEntries(
    decisions.map((decision) => [decision.service.name, targetImage(decision, loader)]),
  );
  const values = desiredValues(input.values, images);
  const release = observed.history.latest;
  const isSame = release?.chartDigest === chart.digest && canonicalJson(release.values) === canonicalJson(values);
  if (isSame) return undefined;
  const isKnown = before?.chart.digest === chart.digest && canonicalJson(before.plan.values) === canonicalJson(values);
  if (isKnown && before.rendered !== undefined) return before.rendered;
  return parseManifest(await session.helm.render(values));
}

/** The Postgres on this machine that the release uses, started again if it does not run. */
export async function reviveDatabase(session: Session, observed: ObservedCluster): Promise<void> {
  const facts = observed.secrets[session.settings.secret.name];
  const database = hostDatabaseOf(facts?.annotations ?? {});
  if (database === undefined) return;
  const state = await ensureRunning(database);
  if (state === 'started')
    session.console.line(
      `Started the Postgres of the deployment again (${database.address}:${String(database.port)}).`,
    );
  if (state === 'elsewhere') {
    throw new DeployError(
      'no-database',
      `The database of this release, ${database.address}:${String(database.port)}, does not answer, and its data (${database.folder}) is not on ${hostname()}.`,
      { hint: 'Start it where it is, or remove the release with "npx nx destroy helm-chart" and deploy again.' },
    );
  }
}

export const localReferences = (workspace: Workspace): string[] => workspace.services.map(localReference);

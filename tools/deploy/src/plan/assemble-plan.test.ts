import { deploymentObject, imageValues, observed, pod, release, service } from '../testing/factories.ts';
import { mergeJson } from '../json.ts';
import { assemblePlan, changedPaths, type PlanInput } from './assemble-plan.ts';
import { decideImages, referencesToInspect } from './decide-images.ts';
import { isNoOp } from './plan.ts';
import { renderPlan } from './render-plan.ts';

const image = (id: string) => ({ id, sizeBytes: 1, user: '10001', createdAt: '', variables: [] });
const running = release({ values: mergeJson(imageValues('api', 'a1'), imageValues('web', 'w1')) });
const manifest = [deploymentObject('api', 'shop-api:a1'), deploymentObject('web', 'shop-web:w1')];
const runningNames = ['localhost:5001/shop-api:a1', 'shop-api:a1'];
const loader = { title: 'registry localhost:5001', repositoryFor: (name: string) => `localhost:5001/${name}` };

function plan(services: ReturnType<typeof service>[], details: Partial<PlanInput> = {}) {
  const state = details.observed ?? observed(running, { manifest });
  const engine = details.engine ?? new Map();
  return assemblePlan({
    settings: { environmentName: 'dev', release: 'shop', podSecurity: 'restricted' },
    context: 'minikube',
    namespace: 'shop',
    chartDigest: 'chart-1',
    chartFiles: { 'templates/all.yaml': 'a' },
    values: {},
    set: {},
    decisions: decideImages({ services, observed: state, engine }),
    observed: state,
    engine,
    loader,
    onNode: new Set(),
    secretAction: 'keep',
    rendered: undefined,
    ...details,
  });
}

describe('a plan', () => {
  it('asks for nothing when the cluster runs the checkout', () => {
    const made = plan([service('api', 'a1'), service('web', 'w1')]);
    expect(isNoOp(made)).toBe(true);
    expect(made.services.map(({ build, bring, roll }) => [build, bring, roll])).toEqual([
      [false, false, false],
      [false, false, false],
    ]);
  });

  it('keeps the deployed tag of an unaffected service', () => {
    const made = plan([service('api', 'a2'), service('web', 'w1')], {
      rendered: [deploymentObject('api', 'shop-api:a2'), deploymentObject('web', 'shop-web:w1')],
    });
    expect(
      made.services.map(({ name, build, bring, roll, image: { tag } }) => ({ name, build, bring, roll, tag })),
    ).toEqual([
      { name: 'api', build: true, bring: true, roll: true, tag: 'a2' },
      { name: 'web', build: false, bring: false, roll: false, tag: 'w1' },
    ]);
    expect(made.releaseAction).toBe('upgrade');
  });

  it('builds nothing that the engine has, and brings nothing that the node has', () => {
    const services = [service('api', 'a2'), service('web', 'w2')];
    const made = plan(services, {
      engine: new Map([['shop-api:a2', image('new')]]),
      onNode: new Set(['localhost:5001/shop-web:w2']),
    });
    expect(made.services.map(({ build, bring }) => [build, bring])).toEqual([
      [false, true],
      [false, false],
    ]);
  });

  it('keeps the pods when other inputs led to the same image', () => {
    const engine = new Map([
      ['shop-api:a2', image('same')],
      ['localhost:5001/shop-api:a1', image('same')],
    ]);
    const made = plan([service('api', 'a2'), service('web', 'w1')], { engine });
    expect(made.services[0]).toMatchObject({ sameImage: true, roll: false, image: { tag: 'a1' } });
    expect(isNoOp(made)).toBe(true);
  });

  it('rolls what the chart changes, without a build', () => {
    const made = plan([service('api', 'a1'), service('web', 'w1')], {
      chartDigest: 'chart-2',
      chartFiles: { 'templates/all.yaml': 'b' },
      rendered: [deploymentObject('api', 'shop-api:a1'), deploymentObject('web', 'shop-web:w1-with-limits')],
    });
    expect(made.services.map(({ build, roll }) => [build, roll])).toEqual([
      [false, false],
      [false, true],
    ]);
    expect(made.reasons).toEqual([{ kind: 'chart', detail: 'templates/all.yaml of the chart changed' }]);
  });

  it('repairs what somebody changed by hand', () => {
    const drift = {
      object: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop-api' },
      pointer: '/spec/replicas',
      problem: 'changed',
      expected: 1,
      actual: 5,
    } as const;
    const made = plan([service('api', 'a1'), service('web', 'w1')], {
      observed: observed(running, { manifest, drift: [drift] }),
      rendered: manifest,
    });
    expect(made.releaseAction).toBe('upgrade');
    expect(made.reasons[0]?.detail).toBe('Deployment/shop-api has 5 instead of 1 at /spec/replicas');
    expect(made.services.some((entry) => entry.roll)).toBe(false);
  });

  it('mends a revision that a killed run left pending', () => {
    const pending = release({ ...running, status: 'pending-upgrade', revision: 7 });
    const made = plan([service('api', 'a1'), service('web', 'w1')], { observed: observed(pending, { manifest }) });
    expect([made.mendRevision, made.releaseAction]).toEqual([7, 'upgrade']);
  });

  it('installs into a cluster that has nothing', () => {
    const nothing = observed(undefined, { namespace: { exists: false, podSecurity: undefined } });
    const made = plan([service('api', 'a1')], { observed: nothing, secretAction: 'create' });
    expect([made.namespaceAction, made.secretAction, made.releaseAction]).toEqual(['create', 'create', 'install']);
    expect(made.services[0]).toMatchObject({ build: true, bring: true, roll: true });
    expect(renderPlan(made).join('\n')).toContain('namespace shop: create');
  });

  it('brings an image again that the node has lost', () => {
    const lost = pod({
      status: { containerStatuses: [{ name: 'api', state: { waiting: { reason: 'ImagePullBackOff' } } }] },
    });
    const made = plan([service('api', 'a1'), service('web', 'w1')], {
      observed: observed(running, { manifest, pods: [lost] }),
    });
    expect(made.services[0]).toMatchObject({ build: true, bring: true, roll: false });
  });

  it('has digests that move with either side', () => {
    const before = plan([service('api', 'a1'), service('web', 'w1')]);
    const newCode = plan([service('api', 'a2'), service('web', 'w1')]);
    const newCluster = plan([service('api', 'a1'), service('web', 'w1')], {
      observed: observed({ ...running, revision: 4 }, { manifest }),
    });
    expect(newCode.desiredDigest).not.toBe(before.desiredDigest);
    expect(newCode.observedDigest).toBe(before.observedDigest);
    expect(newCluster.observedDigest).not.toBe(before.observedDigest);
  });
});

it.each([
  ['the running image, under both its names, when the checkout has another', 'a2', [], runningNames],
  ['nothing more when the image that runs is the one of the checkout', 'a1', ['shop-api:a1'], []],
  ['the name in the registry when the engine lost the other one', 'a1', [], runningNames],
])('inspects %s', (_case, hash, known, expected) => {
  const built = new Map(known.map((reference) => [reference, image('x')]));
  expect(referencesToInspect({ services: [service('api', hash)], observed: observed(running), built })).toEqual(
    expected,
  );
});

it('names the leaves in which values differ', () => {
  expect(changedPaths({ a: { b: 1, c: [1] }, d: 1 }, { a: { b: 2, c: [1] } })).toEqual([['a', 'b'], ['d']]);
});

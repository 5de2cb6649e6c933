import { parseManifest } from './manifest.ts';

it('reads a manifest as Helm and Kubernetes do, who speak YAML 1.1', () => {
  const [object] = parseManifest(`
apiVersion: v1
kind: ConfigMap
metadata: { name: x }
spec: { mode: 0644, zero: 0, big: 18446744073709551615, up: yes, down: n, text: "no", word: nothing, cpu: 0.5, time: 12:30 }
`);
  expect(object?.body['spec']).toEqual({
    mode: 420,
    zero: 0,
    big: 18446744073709552000,
    up: true,
    down: false,
    text: 'no',
    word: 'nothing',
    cpu: 0.5,
    time: '12:30',
  });
});

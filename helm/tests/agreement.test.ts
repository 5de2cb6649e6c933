import { disagreements, readServiceCode, type ServiceCode } from '../nx/agreement.ts';
import { renderChart } from '../nx/render-chart.ts';
import { withEachHelm } from './with-helm.ts';

withEachHelm(({ command }) => {
  const code = readServiceCode();
  const check = (service: string, change: Partial<ServiceCode> = {}) => {
    const known = code[service];
    if (known === undefined) throw new Error(`no code of ${service}`);
    return disagreements(service, { ...known, ...change }, renderChart(command));
  };

  it.each(['frontend', 'backend'])('agrees with the code of the %s', (service) => {
    expect(check(service)).toEqual([]);
  });

  it('notices a port, a path and a variable that the code does not have', () => {
    expect(check('frontend', { ports: [4000] })).toEqual(['todo-frontend serves at port 3000, its image exposes 4000']);
    expect(check('backend', { answers: (path) => path !== '/ready' })).toEqual([
      'todo-backend is probed at /ready, which its code does not answer',
    ]);
    const variables = code['backend']?.variables.filter((name) => name !== 'JWT_SECRET') ?? [];
    expect(check('backend', { variables })).toEqual(['todo-backend is given JWT_SECRET, which its code does not read']);
  });
});

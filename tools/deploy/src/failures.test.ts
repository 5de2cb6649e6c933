import { asStopped, DeployError } from './failures.ts';

const helmEnded = new DeployError('no-helm', 'Helm does not run.');
const building = new DeployError('interrupted', 'Stopped while images were being built.');

describe('what a run failed with', () => {
  it.each([
    ['stays when nobody stopped the run', helmEnded, false, 11, 'Helm does not run.'],
    ['is the stop when a program ended by it', helmEnded, true, 130, 'Stopped.'],
    ['is the stop when the tool itself tripped over it', new TypeError('aborted'), true, 130, 'Stopped.'],
    ['keeps the place where it was stopped', building, true, 130, 'Stopped while images were being built.'],
  ])('%s', (_, error, wasStopped, exitCode, message) => {
    expect(asStopped(error, wasStopped)).toMatchObject({ exitCode, message });
  });

  it('is told with its stack when it is none that the tool foresaw', () => {
    const error = new TypeError('x');
    expect(asStopped(error, false)).toBe(error);
  });
});
